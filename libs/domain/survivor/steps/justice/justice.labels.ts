// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { CaseRole, ProsecutionOutcome, ProtectiveMeasure } from './justice.codes.js';
import type { JusticeEvents } from './justice.events.js';

export const justiceLabels: StepLabels<
  JusticeEvents,
  { CaseRole: CaseRole; ProsecutionOutcome: ProsecutionOutcome; ProtectiveMeasure: ProtectiveMeasure }
> = {
  events: {
    ProsecutionOpened: { en: 'Prosecution opened', km: 'បានបើករឿងក្តីព្រហ្មទណ្ឌ' },
    ProtectiveMeasureGranted: { en: 'Protective measure granted', km: 'បានផ្តល់វិធានការការពារ' },
    HearingNoted: { en: 'Hearing noted', km: 'បានកត់ចំណាំសវនាការ' },
    ProsecutionConcluded: { en: 'Prosecution concluded', km: 'រឿងក្តីព្រហ្មទណ្ឌបានបញ្ចប់' },
  },
  codes: {
    CaseRole: {
      Complainant: { en: 'Complainant', km: 'ដើមបណ្តឹង' },
      Witness: { en: 'Witness', km: 'សាក្សី' },
    },
    ProsecutionOutcome: {
      Convicted: { en: 'Convicted', km: 'ផ្តន្ទាទោស' },
      Acquitted: { en: 'Acquitted', km: 'រួចពីចោទ' },
      Discontinued: { en: 'Discontinued', km: 'បញ្ឈប់ការចោទប្រកាន់' },
      Settled: { en: 'Settled', km: 'ដោះស្រាយដោយសម្របសម្រួល' },
    },
    ProtectiveMeasure: {
      NoContactOrder: { en: 'No-contact order', km: 'ដីកាការពារ (ហាមទាក់ទង)' },
      SafeHousing: { en: 'Safe housing', km: 'ទីស្នាក់នៅមានសុវត្ថិភាព' },
      ClosedHearing: { en: 'Closed hearing', km: 'សវនាការបិទទ្វារ' },
      Anonymity: { en: 'Anonymity', km: 'អនាមិកភាព' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
  },
};
