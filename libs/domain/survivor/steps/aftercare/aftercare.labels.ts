// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { AftercareStage, EntryBasis, Housing, Intake, Programme } from './aftercare.codes.js';
import type { AftercareEvents } from './aftercare.events.js';

export const aftercareLabels: StepLabels<
  AftercareEvents,
  { CaseStatus: AftercareStage; EntryBasis: EntryBasis; Housing: Housing; Intake: Intake; Programme: Programme }
> = {
  events: {
    AftercareEntered: { en: 'Aftercare entered', km: 'បានចូលការថែទាំក្រោយសង្គ្រោះ' },
    HousingChanged: { en: 'Housing changed', km: 'បានប្តូរទីស្នាក់នៅ' },
    AftercareSuspended: { en: 'Aftercare suspended', km: 'បានផ្អាកការថែទាំក្រោយសង្គ្រោះ' },
    AftercareResumed: { en: 'Aftercare resumed', km: 'បានបន្តការថែទាំក្រោយសង្គ្រោះ' },
  },
  fields: {
    enteredOn: { en: 'Entered on', km: 'ថ្ងៃចូល' },
    housingSince: { en: 'In this home since', km: 'ទីស្នាក់នៅតាំងពី' },
    intake: { en: 'Intake', km: 'របៀបចូល' },
    suspended: { en: 'Suspended', km: 'បានផ្អាក' },
  },
  codes: {
    CaseStatus: {
      InAftercare: { en: 'In aftercare', km: 'កំពុងទទួលការថែទាំក្រោយសង្គ្រោះ' },
      AftercareSuspended: { en: 'Aftercare suspended', km: 'ការថែទាំក្រោយសង្គ្រោះត្រូវបានផ្អាក' },
    },
    EntryBasis: {
      Preliminary: { en: 'Preliminary identification', km: 'ការកំណត់អត្តសញ្ញាណបឋម' },
      Formal: { en: 'Formal identification', km: 'ការកំណត់អត្តសញ្ញាណជាផ្លូវការ' },
    },
    Housing: {
      Parents: { en: 'With the parents', km: 'ជាមួយឪពុកម្តាយ' },
      Kinship: { en: 'With relatives', km: 'ជាមួយសាច់ញាតិ' },
      Foster: { en: 'Foster family', km: 'គ្រួសារធម៌' },
      Shelter: { en: 'Shelter', km: 'ទីជម្រក' },
      AssistedRent: { en: 'Assisted rent', km: 'ការជួលដោយមានជំនួយ' },
      IndependentLiving: { en: 'Independent living', km: 'ការរស់នៅឯករាជ្យ' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    Intake: {
      New: { en: 'New', km: 'ករណីថ្មី' },
      Returning: { en: 'Returning', km: 'ករណីត្រឡប់មកវិញ' },
    },
    Programme: {
      CommunityBased: { en: 'Community based', km: 'ផ្អែកលើសហគមន៍' },
      ShelterBased: { en: 'Shelter based', km: 'ផ្អែកលើទីជម្រក' },
      ChildAdvocacyCentre: { en: 'Child Advocacy Centre', km: 'មជ្ឈមណ្ឌលតស៊ូមតិដើម្បីកុមារ' },
    },
  },
};
