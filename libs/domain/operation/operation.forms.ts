// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf, section } from '#nest';
import * as commands from './operation.commands.js';

const { district, office, on, province } = FIELD_LABELS;
const kind = { en: 'Kind', km: 'ប្រភេទ' };

/** The forms of the commands: what they ask for, in this order. */
export const operationForms = formsOf(commands, {
  ConductOperation: {
    operationId: UNASKED,
    on,
    kind,
    office,
    province,
    district,
    withAuthorities: {
      en: 'With authorities',
      km: 'ជាមួយអាជ្ញាធរ',
    },
  },
  HoldPreventionActivity: {
    operationId: UNASKED,
    ...section(
      { en: 'Activity', km: 'សកម្មភាព' },
      {
        on: { ...on, help: { en: 'The day, or the first of several days.', km: 'ថ្ងៃនោះ ឬថ្ងៃដំបូងក្នុងចំណោមថ្ងៃច្រើន។' } },
        to: { en: 'To', km: 'ដល់', help: { en: 'The last of several days.', km: 'ថ្ងៃចុងក្រោយក្នុងចំណោមថ្ងៃច្រើន។' } },
        kind,
        programme: {
          en: 'Programme',
          km: 'កម្មវិធី',
          help: { en: 'The programme that the activity belongs to.', km: 'កម្មវិធីដែលសកម្មភាពនេះស្ថិតនៅ។' },
        },
        topics: { en: 'Topics', km: 'ប្រធានបទ', help: { en: 'What it was about.', km: 'អំពីអ្វី។' } },
        districts: { en: 'Districts', km: 'ក្រុង ស្រុក ឬខណ្ឌ' },
        fromSurvivorCase: {
          en: 'Did the case of a survivor lead to it?',
          km: 'តើករណីរបស់សាមីខ្លួនណាម្នាក់នាំឱ្យមានសកម្មភាពនេះឬ?',
          help: {
            en: 'Yes or no only: never say which case.',
            km: 'តែបាទ/ចាស ឬទេប៉ុណ្ណោះ៖ កុំបញ្ជាក់ថាករណីណាមួយ។',
          },
        },
      },
    ),
    ...section(
      { en: 'Who took part', km: 'អ្នកចូលរួម' },
      {
        audience: { en: 'Audience', km: 'ទស្សនិកជន' },
        agencies: {
          en: 'Partner organisations',
          km: 'អង្គការដៃគូ',
        },
        attendees: { en: 'Attendees', km: 'អ្នកចូលរួម' },
      },
    ),
    ...section(
      { en: 'What reached people', km: 'អ្វីដែលទៅដល់ប្រជាជន' },
      {
        materials: {
          en: 'Materials',
          km: 'សម្ភារៈផ្សព្វផ្សាយ',
          help: { en: 'The number of printed materials handed out.', km: 'ចំនួនសម្ភារៈបោះពុម្ពដែលបានចែក។' },
        },
        reach: {
          en: 'Reach',
          km: 'ចំនួនដែលបានទៅដល់',
          help: { en: 'People reached by a broadcast or online.', km: 'ចំនួនមនុស្សដែលបានទៅដល់ តាមការផ្សាយ ឬតាមអ៊ីនធឺណិត។' },
        },
      },
    ),
  },
});
