// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { ChoicesWithheld } from './available-actions.codes.js';

interface Codes {
  EntryStanding: 'Restated' | 'StruckOut' | 'Erased';
  ChoicesWithheld: ChoicesWithheld;
}

export const queriesLabels: StepLabels<{}, Codes> = {
  events: {},
  codes: {
    EntryStanding: {
      Restated: { en: 'Corrected since', km: 'ត្រូវបានកែតម្រូវក្រោយមក' },
      StruckOut: { en: 'Struck out since', km: 'ត្រូវបានឆូតចោលក្រោយមក' },
      Erased: { en: 'Personal data erased since', km: 'ទិន្នន័យផ្ទាល់ខ្លួនត្រូវបានលុបក្រោយមក' },
    },
    ChoicesWithheld: {
      PurposeMissing: { en: 'No purpose was stated', km: 'មិនបានបញ្ជាក់គោលបំណង' },
      PurposeRefused: { en: 'Not for this purpose', km: 'មិនមែនសម្រាប់គោលបំណងនេះ' },
      ClassWithheld: { en: 'Not open to you', km: 'មិនបើកសម្រាប់អ្នក' },
    },
  },
};
