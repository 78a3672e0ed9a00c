// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { AccusedRole, AppealOutcome, Appellant, Verdict } from './prosecution.codes.js';
import type { ProsecutionEvents } from './prosecution.events.js';

export const prosecutionLabels: StepLabels<
  ProsecutionEvents,
  { Verdict: Verdict; AccusedRole: AccusedRole; Appellant: Appellant; AppealOutcome: AppealOutcome }
> = {
  events: {
    ProsecutionCommenced: { en: 'Prosecution commenced', km: 'បានចាប់ផ្តើមរឿងក្តីព្រហ្មទណ្ឌ' },
    SurvivorJoined: { en: 'Survivor joined', km: 'សាមីខ្លួនបានចូលរួមក្នុងរឿងក្តីព្រហ្មទណ្ឌ' },
    ComplaintFiled: { en: 'Complaint filed', km: 'បានដាក់ពាក្យបណ្តឹង' },
    InvestigationOpened: { en: 'Investigation opened', km: 'បានបើកការស៊ើបអង្កេត' },
    AccusedNamed: { en: 'Accused named', km: 'បានបញ្ជាក់ឈ្មោះជនជាប់ចោទ' },
    ArrestMade: { en: 'Arrest made', km: 'បានចាប់ខ្លួន' },
    ChargesFiled: { en: 'Charges filed', km: 'បានដាក់បទចោទប្រកាន់' },
    ChargesDropped: { en: 'Charges dropped', km: 'បានបោះបង់បទចោទប្រកាន់' },
    HearingScheduled: { en: 'Hearing scheduled', km: 'បានកំណត់ថ្ងៃសវនាការ' },
    HearingHeld: { en: 'Hearing held', km: 'បានកត់ត្រាសវនាការ' },
    HearingCancelled: { en: 'Hearing cancelled', km: 'បានបោះបង់សវនាការ' },
    VerdictReached: { en: 'Verdict reached', km: 'បានកត់ត្រាសាលក្រម' },
    SentenceImposed: { en: 'Sentence imposed', km: 'បានកំណត់ទោស' },
    AppealLodged: { en: 'Appeal lodged', km: 'បានប្តឹងឧទ្ធរណ៍' },
    AppealDecided: { en: 'Appeal decided', km: 'បានសម្រេចលើបណ្តឹងឧទ្ធរណ៍' },
    CompensationOrdered: { en: 'Compensation ordered', km: 'បានបង្គាប់ឱ្យបង់សំណង' },
    CompensationPaid: { en: 'Compensation paid', km: 'បានបង់សំណង' },
    ProsecutionDiscontinued: { en: 'Prosecution discontinued', km: 'បានបញ្ឈប់ការចោទប្រកាន់' },
    ProsecutionEnded: { en: 'Prosecution ended', km: 'បានបញ្ចប់រឿងក្តីព្រហ្មទណ្ឌ' },
  },
  codes: {
    Verdict: {
      Convicted: { en: 'Convicted', km: 'ផ្តន្ទាទោស' },
      Acquitted: { en: 'Acquitted', km: 'រួចពីចោទ' },
    },
    AccusedRole: {
      Recruiter: { en: 'Recruiter', km: 'អ្នកជ្រើសរើស' },
      Transporter: { en: 'Transporter', km: 'អ្នកដឹកជញ្ជូន' },
      Exploiter: { en: 'Exploiter', km: 'អ្នកកេងប្រវ័ញ្ច' },
      Buyer: { en: 'Buyer', km: 'អ្នកទិញ' },
      Accomplice: { en: 'Accomplice', km: 'អ្នកសមគំនិត' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    Appellant: {
      Defence: { en: 'Defence', km: 'មេធាវីការពារ' },
      Prosecution: { en: 'Prosecution', km: 'អយ្យការ' },
      CivilParty: { en: 'Civil party', km: 'ដើមបណ្តឹងរដ្ឋប្បវេណី' },
    },
    AppealOutcome: {
      Upheld: { en: 'Upheld', km: 'តម្កល់' },
      Changed: { en: 'Changed', km: 'ប្តូរ' },
      Quashed: { en: 'Quashed', km: 'លុបចោល' },
    },
  },
};
