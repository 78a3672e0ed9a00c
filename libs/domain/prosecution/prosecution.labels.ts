// For review by a native speaker of Khmer.
import type { StepLabels } from '#kernel/nest';
import type { Verdict } from './prosecution.codes.js';
import type { ProsecutionEvents } from './prosecution.events.js';

export const prosecutionLabels: StepLabels<ProsecutionEvents, { Verdict: Verdict }> = {
  events: {
    ProsecutionCommenced: { en: 'Prosecution commenced', km: 'បានចាប់ផ្តើមរឿងក្តីព្រហ្មទណ្ឌ' },
    SurvivorJoined: { en: 'Survivor joined', km: 'សាមីខ្លួនបានចូលរួមក្នុងរឿងក្តីព្រហ្មទណ្ឌ' },
    ChargesFiled: { en: 'Charges filed', km: 'បានដាក់បទចោទប្រកាន់' },
    HearingHeld: { en: 'Hearing held', km: 'បានកត់ត្រាសវនាការ' },
    VerdictReached: { en: 'Verdict reached', km: 'បានកត់ត្រាសាលក្រម' },
    SentenceImposed: { en: 'Sentence imposed', km: 'បានកំណត់ទោស' },
    CompensationOrdered: { en: 'Compensation ordered', km: 'បានបង្គាប់ឱ្យបង់សំណង' },
    ProsecutionDiscontinued: { en: 'Prosecution discontinued', km: 'បានបញ្ឈប់ការចោទប្រកាន់' },
    ProsecutionEnded: { en: 'Prosecution ended', km: 'បានបញ្ចប់រឿងក្តីព្រហ្មទណ្ឌ' },
  },
  codes: {
    Verdict: {
      Convicted: { en: 'Convicted', km: 'ផ្តន្ទាទោស' },
      Acquitted: { en: 'Acquitted', km: 'រួចពីចោទ' },
    },
  },
};
