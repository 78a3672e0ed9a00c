// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#nest';
import * as commands from './review.commands.js';

const { measure, note, on, outcome, reasons } = FIELD_LABELS;

/** The forms of the commands: what they ask for, in this order. */
export const reviewForms = formsOf(commands, {
  RecommendationInput: {
    recommendationId: UNASKED,
    text: { en: 'What is to be done', km: 'អ្វីដែលត្រូវធ្វើ' },
    owner: {
      en: 'Who does it',
      km: 'នរណាធ្វើ',
      help: {
        en: 'A colleague, by the name with which they sign in, or an organisation of the register.',
        km: 'មិត្តរួមការងារ តាមឈ្មោះដែលគាត់ប្រើចូលប្រព័ន្ធ ឬអង្គការមួយក្នុងបញ្ជី។',
      },
    },
    dueOn: { en: 'Due by', km: 'ត្រឹមថ្ងៃណា' },
  },
  HoldMdtReview: {
    mdtReviewId: UNASKED,
    on,
    agencies: {
      en: 'Agencies',
      km: 'ស្ថាប័ន',
      atLeastOne: true,
      help: {
        en: 'Who took part, by the working groups of the national committee.',
        km: 'នរណាបានចូលរួម តាមក្រុមការងាររបស់គណៈកម្មាធិការជាតិ។',
      },
    },
    attendees: {
      en: 'Attendees',
      km: 'អ្នកចូលរួម',
      help: {
        en: 'Colleagues and organisations of the registers who took part.',
        km: 'មិត្តរួមការងារ និងអង្គការក្នុងបញ្ជី ដែលបានចូលរួម។',
      },
    },
    recommends: {
      en: 'Recommends',
      km: 'ក្រុមណែនាំ',
      help: {
        en: 'What the team recommends. A return to a home where a recruiter may be needs “Return to the family” here.',
        km: 'អ្វីដែលក្រុមណែនាំ។ ការវិលត្រឡប់ទៅផ្ទះដែលអាចមានអ្នកជ្រើសរើស ត្រូវការជម្រើស «ការត្រឡប់ទៅគ្រួសារ» នៅទីនេះ។',
      },
    },
    actions: {
      en: 'Actions',
      km: 'សកម្មភាព',
      help: {
        en: 'What somebody is to do, and by when: each stands in the list of tasks until it is done.',
        km: 'អ្វីដែលនរណាម្នាក់ត្រូវធ្វើ និងត្រឹមថ្ងៃណា៖ វាស្ថិតក្នុងបញ្ជីកិច្ចការរហូតដល់ធ្វើរួច។',
      },
    },
    recommendations: {
      en: 'Recommendations',
      km: 'អនុសាសន៍',
      help: { en: "In the team's own words.", km: 'តាមពាក្យរបស់ក្រុមផ្ទាល់។' },
    },
  },
  CompleteRecommendation: { recommendationId: { en: 'Recommendation', km: 'អនុសាសន៍' }, on, note },
  DetermineBestInterest: { bidId: UNASKED, on, measure, outcome, reasons },
  ConfirmBestInterest: { on, bidId: { en: 'Determination', km: 'ការកំណត់ឧត្តមប្រយោជន៍' } },
});
