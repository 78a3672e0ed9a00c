import type { Role } from '#nest';
import { CorrectJoining, CorrectOpening } from './directory.commands.js';

const ADMINISTRATORS: readonly Role[] = ['ADMINISTRATOR'];

export const firstDayCommands = {
  CorrectOpening: {
    input: CorrectOpening,
    allowedTo: ADMINISTRATORS,
    label: { en: 'Correct the first day of an office', km: 'កែថ្ងៃដំបូងរបស់ការិយាល័យ' },
    description: {
      en: 'Correct the day on which an office opened. Entries that were recorded before stay as they are.',
      km: 'កែថ្ងៃដែលការិយាល័យបានបើក។ កំណត់ត្រាដែលមានរួចហើយ នៅដដែល។',
    },
    menu: 'elsewhere',
  },
  CorrectJoining: {
    input: CorrectJoining,
    allowedTo: ADMINISTRATORS,
    label: { en: 'Correct the first day of a colleague', km: 'កែថ្ងៃដំបូងរបស់មិត្តរួមការងារ' },
    description: {
      en: 'Correct the day on which a colleague began to work here. Entries that were recorded before stay as they are.',
      km: 'កែថ្ងៃដែលមិត្តរួមការងារបានចាប់ផ្តើមធ្វើការ។ កំណត់ត្រាដែលមានរួចហើយ នៅដដែល។',
    },
    menu: 'elsewhere',
  },
} as const;
