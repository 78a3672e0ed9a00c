// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf, underMore, section } from '#nest';
import * as commands from './referral.commands.js';

const { consentId, district, note, office, on, province, reason, services, operationId } = FIELD_LABELS;
const familyName = { en: 'Family name', km: 'នាមត្រកូល (ឡាតាំង)' };
const givenName = { en: 'Given name', km: 'នាមខ្លួន (ឡាតាំង)' };
const localFamilyName = {
  en: 'Family name in Khmer',
  km: 'នាមត្រកូលជាខ្មែរ',
};
const localGivenName = {
  en: 'Given name in Khmer',
  km: 'នាមខ្លួនជាខ្មែរ',
};
const sex = { en: 'Sex', km: 'ភេទ' };
const birthDate = { en: 'Date of birth', km: 'ថ្ងៃកំណើត' };
const estimatedAge = { en: 'Age, if the date is not known', km: 'អាយុ បើមិនស្គាល់ថ្ងៃកំណើត' };
const nationality = { en: 'Nationality', km: 'សញ្ជាតិ' };
const languages = { en: 'Languages', km: 'ភាសា' };
const contact = { en: 'Contact', km: 'ទំនាក់ទំនង' };
const birthYear = { en: 'Year of birth', km: 'ឆ្នាំកំណើត' };
const ethnicity = { en: 'Ethnicity', km: 'ជនជាតិ' };

/** The forms of the commands: what they ask for, in this order. */
export const referralForms = formsOf(commands, {
  ContactInput: {
    channel: { en: 'Channel', km: 'មធ្យោបាយទាក់ទង' },
    value: { en: 'Number or address', km: 'លេខ ឬអាសយដ្ឋាន' },
    safe: {
      en: 'Safe to contact?',
      km: 'ទាក់ទងមានសុវត្ថិភាព?',
      help: { en: 'Whether it is safe to call at all.', km: 'តើអាចទូរស័ព្ទទៅដោយសុវត្ថិភាពបានឬទេ។' },
    },
    whenSafe: { en: 'When it is safe', km: 'ពេលណាមានសុវត្ថិភាព' },
    whoMayAnswer: { en: 'Who may answer', km: 'នរណាអាចឆ្លើយ' },
  },
  ReceiveReferral: {
    ...section(
      { en: 'The person', km: 'សាមីខ្លួន' },
      {
        familyName,
        givenName,
        localFamilyName,
        localGivenName,
        sex,
        birthDate,
        estimatedAge: {
          ...estimatedAge,
          help: { en: 'In whole years.', km: 'ជាឆ្នាំពេញ។' },
        },
        birthYear,
        nationality,
        languages,
        ethnicity,
      },
    ),
    ...section(
      { en: 'Referral', km: 'ការបញ្ជូន' },
      {
        on: { en: 'Date of referral', km: 'ថ្ងៃបញ្ជូន' },
        source: { en: 'Source', km: 'ប្រភព' },
        operationId: {
          ...operationId,
          help: {
            en: 'The operation in which the survivor was met, if there was one.',
            km: 'ប្រតិបត្តិការដែលបានជួបសាមីខ្លួន បើមាន។',
          },
        },
        office,
        province,
        district,
        urgency: { en: 'Urgency', km: 'ភាពបន្ទាន់' },
      },
    ),
    ...section(
      { en: 'How to reach them', km: 'របៀបទាក់ទង' },
      {
        contact,
      },
    ),
  },
  RevisePersonDetails: {
    ...section(
      { en: 'Name', km: 'ឈ្មោះ' },
      {
        familyName,
        givenName,
        localFamilyName,
        localGivenName,
      },
    ),
    ...section(
      { en: 'The person', km: 'សាមីខ្លួន' },
      {
        birthDate,
        sex: underMore(sex),
        estimatedAge: underMore({
          ...estimatedAge,
          help: {
            en: 'Whole years on the day of the referral, when the date is not known.',
            km: 'ចំនួនឆ្នាំពេញនៅថ្ងៃបញ្ជូន បើមិនដឹងថ្ងៃខែឆ្នាំកំណើត។',
          },
        }),
        birthYear: underMore(birthYear),
        nationality: underMore(nationality),
        ethnicity: underMore(ethnicity),
        languages: underMore(languages),
      },
    ),
    ...section(
      { en: 'How to reach them', km: 'របៀបទាក់ទង' },
      {
        contact: {
          ...contact,
          help: {
            en: 'Give the whole contact: it replaces the previous one.',
            km: 'សូមបញ្ចូលទំនាក់ទំនងទាំងមូល៖ វាជំនួសទំនាក់ទំនងមុន។',
          },
        },
      },
    ),
  },
  RecordHouseholdMember: {
    memberId: {
      en: 'Person already recorded',
      km: 'អ្នកដែលបានកត់ត្រារួចហើយ',
      help: {
        en: 'Choose them to change what was recorded; leave this empty for a new person.',
        km: 'ជ្រើសរើស ដើម្បីកែអ្វីដែលបានកត់ត្រាអំពីពួកគេ។ សូមទុកទទេ បើជាអ្នកថ្មី។',
      },
    },
    relation: { en: 'Relation', km: 'ទំនាក់ទំនង' },
    safe: {
      en: 'Is the survivor safe with them?',
      km: 'សាមីខ្លួនមានសុវត្ថិភាពជាមួយពួកគេ?',
    },
    name: { en: 'Name', km: 'ឈ្មោះ' },
    note,
  },
  MakeReferral: {
    referralId: UNASKED,
    on,
    toOrganisation: {
      en: 'To organisation',
      km: 'ទៅអង្គការ',
      help: {
        en: 'An organisation that the consent names as a recipient, by any of its names.',
        km: 'អង្គការដែលការយល់ព្រមដាក់ឈ្មោះជាអ្នកទទួល តាមឈ្មោះណាមួយរបស់វា។',
      },
    },
    services: { ...services, atLeastOne: true },
    reason,
    consentId: underMore({
      ...consentId,
      help: {
        en: 'The consent, or the override, on which the referral rests. Left out: the one in force.',
        km: 'ការយល់ព្រម ឬសកម្មភាពដោយគ្មានការយល់ព្រម ដែលការបញ្ជូននេះផ្អែកលើ។ បើទុកទទេ៖ គឺការយល់ព្រមដែលមានសុពលភាព។',
      },
    }),
  },
  AnswerReferral: { on, referralId: { en: 'Referral', km: 'ការបញ្ជូន' }, answer: { en: 'Answer', km: 'ចម្លើយ' } },
  LinkPerson: {
    keptSurvivorId: {
      en: 'Case number of the record to keep',
      km: 'លេខករណីនៃសំណុំឯកសារដែលរក្សាទុក',
      help: {
        en: 'The record that continues. The record you came from is the duplicate.',
        km: 'សំណុំឯកសារដែលត្រូវបន្ត។ សំណុំឯកសារនេះជាសំណុំឯកសារស្ទួន។',
      },
    },
  },
  UnlinkPerson: {},
});
