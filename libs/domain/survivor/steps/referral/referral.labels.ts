// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import { KIN_LABELS } from '../../kin.labels.js';
import type {
  ContactChannel,
  DuplicateReason,
  FoundReason,
  HouseholdRelation,
  HouseholdSafety,
  ReferralAnswer,
  ReferralSource,
  Sex,
  Urgency,
} from './referral.codes.js';
import type { ReferralEvents } from './referral.events.js';

export const referralLabels: StepLabels<
  ReferralEvents,
  {
    ContactChannel: ContactChannel;
    DuplicateReason: DuplicateReason;
    FoundReason: FoundReason;
    HouseholdRelation: HouseholdRelation;
    HouseholdSafety: HouseholdSafety;
    ReferralAnswer: ReferralAnswer;
    ReferralSource: ReferralSource;
    Sex: Sex;
    Urgency: Urgency;
  }
> = {
  events: {
    ReferralReceived: { en: 'Referral received', km: 'បានទទួលការបញ្ជូន' },
    PersonDetailsRevised: { en: 'Person details revised', km: 'បានកែសម្រួលព័ត៌មានផ្ទាល់ខ្លួន' },
    HouseholdMemberRecorded: { en: 'Household member recorded', km: 'បានកត់ត្រាសមាជិកគ្រួសារ' },
    ReferralMade: { en: 'Referral made', km: 'បានបញ្ជូនបន្ត' },
    ReferralAnswered: { en: 'Referral answered', km: 'បានឆ្លើយការបញ្ជូន' },
    PersonLinked: { en: 'Person linked', km: 'បានភ្ជាប់សំណុំឯកសារស្ទួន' },
    PersonUnlinked: { en: 'Person unlinked', km: 'បានផ្តាច់ការភ្ជាប់' },
  },
  codes: {
    ContactChannel: {
      Phone: { en: 'Phone', km: 'ទូរស័ព្ទ' },
      Messenger: { en: 'Messenger', km: 'Messenger' },
      Telegram: { en: 'Telegram', km: 'Telegram' },
      Email: { en: 'Email', km: 'អ៊ីមែល' },
      InPerson: { en: 'In person', km: 'ដោយផ្ទាល់' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    DuplicateReason: {
      SAME_NAME_AND_BIRTH_YEAR: { en: 'Same name and year of birth', km: 'ឈ្មោះ និងឆ្នាំកំណើតដូចគ្នា' },
      SAME_BIRTH_DATE_AND_SEX: { en: 'Same date of birth and sex', km: 'ថ្ងៃខែឆ្នាំកំណើត និងភេទដូចគ្នា' },
      SAME_CONTACT: { en: 'Same contact', km: 'ទំនាក់ទំនងដូចគ្នា' },
      SAME_NAME: { en: 'Same name', km: 'ឈ្មោះដូចគ្នា' },
    },
    FoundReason: {
      SAME_NAME: { en: 'Same name', km: 'ឈ្មោះដូចគ្នា' },
      SIMILAR_NAME: { en: 'Similar name', km: 'ឈ្មោះស្រដៀងគ្នា' },
      PART_OF_NAME: { en: 'Part of the name', km: 'ផ្នែកមួយនៃឈ្មោះ' },
      SAME_BIRTH_YEAR: { en: 'Same year of birth', km: 'ឆ្នាំកំណើតដូចគ្នា' },
      SAME_CONTACT: { en: 'Same contact', km: 'ទំនាក់ទំនងដូចគ្នា' },
    },
    HouseholdRelation: {
      ...KIN_LABELS,
      Partner: { en: 'Partner', km: 'ដៃគូ' },
      Child: { en: 'Child', km: 'កូន' },
      InLaw: { en: 'In-law', km: 'សាច់ថ្លៃ' },
      NotRelated: { en: 'Not related', km: 'មិនមែនសាច់ញាតិ' },
      Unknown: { en: 'Unknown', km: 'មិនស្គាល់' },
    },
    HouseholdSafety: {
      Yes: { en: 'Safe', km: 'មានសុវត្ថិភាព' },
      No: { en: 'Not safe', km: 'គ្មានសុវត្ថិភាព' },
      Unknown: { en: 'Unknown', km: 'មិនស្គាល់' },
    },
    ReferralAnswer: {
      Accepted: { en: 'Accepted', km: 'បានទទួលយក' },
      Declined: { en: 'Declined', km: 'បានបដិសេធ' },
    },
    ReferralSource: {
      LawEnforcement: { en: 'Law enforcement', km: 'អាជ្ញាធរអនុវត្តច្បាប់' },
      Government: { en: 'Government', km: 'រដ្ឋាភិបាល' },
      PartnerNgo: { en: 'Partner NGO', km: 'អង្គការដៃគូ' },
      Community: { en: 'Community', km: 'សហគមន៍' },
      Self: { en: 'The person', km: 'សាមីខ្លួន' },
      Hotline: { en: 'Hotline', km: 'ខ្សែទូរស័ព្ទបន្ទាន់' },
      OutreachOperation: { en: 'Outreach operation', km: 'ប្រតិបត្តិការចុះមូលដ្ឋាន' },
    },
    Sex: {
      Female: { en: 'Female', km: 'ស្រី' },
      Male: { en: 'Male', km: 'ប្រុស' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
      Unknown: { en: 'Unknown', km: 'មិនស្គាល់' },
    },
    Urgency: {
      Immediate: { en: 'Immediate', km: 'ភ្លាមៗ' },
      Urgent: { en: 'Urgent', km: 'បន្ទាន់' },
      Routine: { en: 'Routine', km: 'ធម្មតា' },
    },
  },
};
