import { manyRows, oneRow, step } from '#nest';
import { personKeys } from './person.index.js';
import { CaseNumberResolver } from './case-number/case-number.resolver.js';
import { HouseholdView } from './household.view.js';
import { LinkView } from './link.view.js';
import { ReferralMadeView } from './referral-made.view.js';
import {
  AnswerReferral,
  LinkPerson,
  MakeReferral,
  ReceiveReferral,
  RecordHouseholdMember,
  RevisePersonDetails,
  UnlinkPerson,
} from './referral.commands.js';
import { agesIn } from './referral.amends.js';
import { referral } from './referral.decider.js';
import { linkFacts, personFacts, referralFacts } from './referral.facts.js';
import {
  householdProjection,
  linkProjection,
  referralMadeProjection,
  referralProjection,
} from './referral.projection.js';
import { referralForms } from './referral.forms.js';
import { referralLabels } from './referral.labels.js';
import { requireKept } from './referral.rules.js';
import { ReferralView } from './referral.view.js';
import { ReferralListsResolver } from './lists/referral-lists.resolver.js';
import { ContactSearchResolver } from './search/contact-search.resolver.js';
import { SearchResolver } from './search/search.resolver.js';

/** The classes of what is known of a person, when they are referred and when it is revised. */
const PERSON_DETAILS = {
  givenName: 'identity',
  familyName: 'identity',
  localGivenName: 'identity',
  localFamilyName: 'identity',
  birthDate: 'identity',
  estimatedAge: 'open',
  birthYear: 'open',
  sex: 'open',
  nationality: 'open',
  ethnicity: 'identity',
  languages: 'open',
  contact: 'contact',
} as const;

export const referralStep = step({
  amends: { PersonDetailsRevised: agesIn },
  decider: referral,
  labels: referralLabels,
  forms: referralForms,
  commands: {
    ReceiveReferral: {
      input: ReceiveReferral,
      begins: true,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'New referral', km: 'ការបញ្ជូនថ្មី' },
      description: {
        en: "Record that a possible victim was referred to us: this begins the survivor's record.",
        km: 'កត់ត្រាថា អ្នកដែលអាចជាជនរងគ្រោះ ត្រូវបានបញ្ជូនមកយើង៖ ការចាប់ផ្តើមនៃសំណុំឯកសារ។',
      },
      menu: 'elsewhere',
    },
    RevisePersonDetails: {
      input: RevisePersonDetails,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Correct personal details', km: 'កែសម្រួលព័ត៌មានផ្ទាល់ខ្លួន' },
      description: {
        en: 'Update what is known of the survivor: a field that is left out stays unchanged.',
        km: 'ធ្វើបច្ចុប្បន្នភាពអ្វីដែលដឹងអំពីសាមីខ្លួន៖ កន្លែងដែលទុកទទេមិនផ្លាស់ប្តូរទេ។',
      },
      menu: 'person',
    },
    RecordHouseholdMember: {
      input: RecordHouseholdMember,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Record a household member', km: 'កត់ត្រាសមាជិកគ្រួសារ' },
      description: {
        en: 'Record who lives with the survivor, and whether the survivor is safe with them.',
        km: 'កត់ត្រាថានរណារស់នៅជាមួយសាមីខ្លួន និងថាតើសាមីខ្លួនមានសុវត្ថិភាពជាមួយពួកគេឬទេ។',
      },
      menu: 'person',
    },
    MakeReferral: {
      input: MakeReferral,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Refer to another organisation', km: 'បញ្ជូនបន្ត' },
      description: {
        en: 'Refer the survivor to another organisation that their consent names.',
        km: 'បញ្ជូនសាមីខ្លួនបន្តទៅអង្គការមួយទៀត ដែលមានឈ្មោះក្នុងការយល់ព្រម។',
      },
      menu: 'services',
    },
    AnswerReferral: {
      input: AnswerReferral,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Record the answer to a referral', km: 'កត់ត្រាចម្លើយការបញ្ជូន' },
      description: {
        en: 'Record whether the other organisation accepts the survivor.',
        km: 'កត់ត្រាថាតើអង្គការនោះទទួលសាមីខ្លួនឬទេ។',
      },
      menu: 'services',
    },
    LinkPerson: {
      input: LinkPerson,
      allowedTo: ['SUPERVISOR'],
      label: { en: 'Link a duplicate', km: 'ភ្ជាប់សំណុំឯកសារស្ទួន' },
      description: {
        en: 'Mark this record as a duplicate: everything new is recorded in the one that is kept.',
        km: 'កំណត់ថាសំណុំឯកសារនេះជាសំណុំឯកសារស្ទួន៖ អ្វីៗថ្មីត្រូវកត់ត្រាក្នុងសំណុំឯកសារដែលរក្សាទុក។',
      },
      menu: 'person',
      others: { keptSurvivorId: { category: 'survivor', requires: requireKept } },
    },
    UnlinkPerson: {
      input: UnlinkPerson,
      allowedTo: ['SUPERVISOR'],
      label: { en: 'Undo a link', km: 'ផ្តាច់ការភ្ជាប់' },
      description: {
        en: 'Undo the link: this record is no duplicate, and work continues here.',
        km: 'ផ្តាច់ការភ្ជាប់៖ សំណុំឯកសារនេះមិនមែនស្ទួនទេ ហើយការងារបន្តនៅទីនេះ។',
      },
      menu: 'person',
    },
  },
  classes: {
    ReferralReceived: {
      on: 'open',
      source: 'open',
      operationId: 'open',
      office: 'open',
      province: 'open',
      district: 'location',
      urgency: 'open',
      ...PERSON_DETAILS,
    },
    PersonDetailsRevised: {
      ...PERSON_DETAILS,
      ages: { eventId: 'open', ageOnDay: 'open', minor: 'open' },
    },
    HouseholdMemberRecorded: {
      memberId: 'open',
      relation: 'open',
      safe: 'open',
      name: 'identity',
      note: 'testimony',
    },
    ReferralMade: {
      referralId: 'open',
      toOrganisation: 'open',
      reason: 'testimony',
      services: 'open',
      consentId: 'open',
      on: 'open',
    },
    ReferralAnswered: { referralId: 'open', answer: 'open', on: 'open' },
    PersonLinked: { keptSurvivorId: 'open' },
    PersonUnlinked: { keptSurvivorId: 'open' },
  },
  lane: {
    ReferralReceived: 'person',
    PersonDetailsRevised: 'person',
    HouseholdMemberRecorded: 'person',
    ReferralMade: 'services',
    ReferralAnswered: 'services',
    PersonLinked: 'person',
    PersonUnlinked: 'person',
  },
  projections: [
    referralProjection,
    householdProjection,
    referralMadeProjection,
    linkProjection,
    personFacts,
    referralFacts,
    linkFacts,
  ],
  indexes: [personKeys],
  resolvers: [SearchResolver, ContactSearchResolver, CaseNumberResolver, ReferralListsResolver],
  shows: {
    referral: oneRow(ReferralView, 'How the survivor came to us, and who they are.'),
    household: manyRows(HouseholdView, 'Who lives with the survivor, and whether the survivor is safe with them.'),
    referralsMade: manyRows(ReferralMadeView, 'To which organisations we referred the survivor, and their answers.'),
    link: oneRow(LinkView, 'When this record is a duplicate: the record that is continued instead.'),
  },
});
