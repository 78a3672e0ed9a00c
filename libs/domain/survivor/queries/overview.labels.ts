// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';

export const queriesLabels: StepLabels<{}, { EntryStanding: 'Restated' | 'StruckOut' | 'Erased' }> = {
  events: {},
  codes: {
    EntryStanding: {
      Restated: { en: 'Corrected since', km: 'ត្រូវបានកែតម្រូវក្រោយមក' },
      StruckOut: { en: 'Struck out since', km: 'ត្រូវបានឆូតចោលក្រោយមក' },
      Erased: { en: 'Personal data erased since', km: 'ទិន្នន័យផ្ទាល់ខ្លួនត្រូវបានលុបក្រោយមក' },
    },
  },
};
