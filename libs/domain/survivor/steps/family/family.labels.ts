// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { CustodyStatus, DependantHome, Kinship } from './family.codes.js';
import type { FamilyEvents } from './family.events.js';

export const familyLabels: StepLabels<
  FamilyEvents,
  { CustodyStatus: CustodyStatus; DependantHome: DependantHome; Kinship: Kinship }
> = {
  events: {
    RelativeLinked: { en: 'Relative linked', km: 'បានភ្ជាប់សាច់ញាតិ' },
    RelativeUnlinked: { en: 'Relative unlinked', km: 'បានផ្តាច់ការភ្ជាប់សាច់ញាតិ' },
    DependantRecorded: { en: 'Dependant recorded', km: 'បានកត់ត្រាអ្នកក្នុងបន្ទុក' },
    DependantMoved: { en: 'Dependant moved', km: 'អ្នកក្នុងបន្ទុកបានផ្លាស់ទីលំនៅ' },
    CustodyChanged: { en: 'Custody changed', km: 'បានផ្លាស់ប្តូរសិទ្ធិថែទាំ' },
    PregnancyRecorded: { en: 'Pregnancy recorded', km: 'បានកត់ត្រាការមានផ្ទៃពោះ' },
    PregnancyEnded: { en: 'Pregnancy ended', km: 'ការមានផ្ទៃពោះបានបញ្ចប់' },
    BirthRecorded: { en: 'Birth recorded', km: 'បានកត់ត្រាការសម្រាលកូន' },
  },
  codes: {
    Kinship: {
      Sibling: { en: 'Brother or sister', km: 'បងប្អូន' },
      Parent: { en: 'Parent', km: 'ឪពុក ឬម្តាយ' },
      Child: { en: 'Child', km: 'កូន' },
      Spouse: { en: 'Husband or wife', km: 'ប្តី ឬប្រពន្ធ' },
      OtherRelative: { en: 'Other relative', km: 'សាច់ញាតិផ្សេងទៀត' },
      NotRelated: { en: 'Not related', km: 'មិនមែនសាច់ញាតិ' },
    },
    DependantHome: {
      Survivor: { en: 'With the survivor', km: 'ជាមួយសាមីខ្លួន' },
      Family: { en: 'With the family', km: 'ជាមួយគ្រួសារ' },
      FosterFamily: { en: 'With a foster family', km: 'ជាមួយគ្រួសារធម៌' },
      Institution: { en: 'In an institution', km: 'ក្នុងមណ្ឌល' },
      Abuser: { en: 'With the abuser', km: 'ជាមួយអ្នកធ្វើបាប' },
      Other: { en: 'Elsewhere', km: 'កន្លែងផ្សេង' },
      Unknown: { en: 'Unknown', km: 'មិនស្គាល់' },
    },
    CustodyStatus: {
      None: { en: 'Not sought', km: 'មិនបានស្នើសុំ' },
      Sought: { en: 'Sought', km: 'បានស្នើសុំ' },
      Granted: { en: 'Granted', km: 'បានទទួល' },
      Refused: { en: 'Refused', km: 'ត្រូវបានបដិសេធ' },
    },
  },
};
