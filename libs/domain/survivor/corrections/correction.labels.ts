// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { CorrectionKind } from './correction.codes.js';
import type { CorrectionEvents } from '#kernel/correction';

export const correctionsLabels: StepLabels<CorrectionEvents, { CorrectionKind: CorrectionKind }> = {
  events: {
    EntryCorrected: { en: 'Entry corrected', km: 'បានកែតម្រូវកំណត់ត្រា' },
    EntryStruckOut: { en: 'Entry struck out', km: 'បានឆូតកំណត់ត្រាចោល' },
    EntryDisputed: { en: 'Entry disputed', km: 'បានបញ្ជាក់ថាកំណត់ត្រាមិនត្រឹមត្រូវ' },
    EntryReviewed: { en: 'Entry reviewed', km: 'បានពិនិត្យកំណត់ត្រា' },
  },
  codes: {
    CorrectionKind: {
      Corrected: { en: 'Corrected', km: 'បានកែតម្រូវ' },
      StruckOut: { en: 'Struck out', km: 'បានឆូតចោល' },
      Disputed: { en: 'Disputed', km: 'ត្រូវបានបញ្ជាក់ថាមិនត្រឹមត្រូវ' },
      Irregular: { en: 'Recorded against a rule', km: 'បានកត់ត្រាទោះបីផ្ទុយនឹងវិធាន' },
    },
  },
};
