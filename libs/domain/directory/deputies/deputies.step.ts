import type { Role } from '#nest';
import { NameDeputy, WithdrawDeputy } from '../directory.commands.js';

/** A supervisor names one for their own office, and an administrator where the only supervisor is away. */
const WHO_NAME: readonly Role[] = ['SUPERVISOR', 'ADMINISTRATOR'];

export const deputyCommands = {
  NameDeputy: {
    input: NameDeputy,
    allowedTo: WHO_NAME,
    label: { en: 'Name a deputy', km: 'តែងតាំងអ្នកជំនួស' },
    description: {
      en: 'Name who acts in the place of a supervisor on some days. The deputy sees and does what that supervisor may; the log names both.',
      km: 'តែងតាំងអ្នកដែលធ្វើការជំនួសអ្នកគ្រប់គ្រងករណីក្នុងរយៈពេលណាមួយ។ អ្នកជំនួសមើលឃើញ និងធ្វើបានដូចអ្នកគ្រប់គ្រងករណីនោះ ហើយកំណត់ហេតុបញ្ជាក់ឈ្មោះទាំងពីរ។',
    },
    menu: 'elsewhere',
  },
  WithdrawDeputy: {
    input: WithdrawDeputy,
    allowedTo: WHO_NAME,
    label: { en: 'Withdraw a deputy', km: 'ដកអ្នកជំនួស' },
    description: {
      en: 'Record from which day on somebody no longer acts in the place of a supervisor. Today ends it at once.',
      km: 'កត់ត្រាថាចាប់ពីថ្ងៃណាដែលគេលែងធ្វើការជំនួសអ្នកគ្រប់គ្រងករណី។ ថ្ងៃនេះបញ្ចប់ភ្លាម។',
    },
    menu: 'elsewhere',
  },
} as const;

export const deputyClasses = {
  DeputyNamed: { worker: 'open', deputy: 'open', from: 'open', until: 'open' },
  DeputyWithdrawn: { worker: 'open', deputy: 'open', on: 'open' },
} as const;
