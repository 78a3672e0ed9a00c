// For review by a native speaker of Khmer.
import { FIELD_LABELS, formsOf } from '#nest';
import * as commands from './break-glass.commands.js';

const { explanation, note, reason, upheld } = FIELD_LABELS;

/** The forms of the commands: what they ask for, in this order. */
export const breakGlassForms = formsOf(commands, {
  OpenBreakGlass: {
    reason,
    explanation: {
      ...explanation,
      help: {
        en: 'Why it cannot wait for the assigned case worker. It is reviewed.',
        km: 'ហេតុអ្វីបានជាមិនអាចរង់ចាំអ្នកកាន់ករណីដែលត្រូវបានចាត់តាំង។ វាត្រូវបានពិនិត្យ។',
      },
    },
  },
  ReviewBreakGlass: {
    breakGlassId: { en: 'Emergency access', km: 'ការបើកជាបន្ទាន់' },
    upheld: {
      ...upheld,
      help: {
        en: 'If not, the access ends at once.',
        km: 'បើមិនត្រឹមត្រូវ ការបើកនេះបញ្ចប់ភ្លាម។',
      },
    },
    note,
  },
});
