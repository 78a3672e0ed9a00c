// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#kernel/nest';
import * as commands from './review.commands.js';

const { measure, on, outcome, reasons } = FIELD_LABELS;

/** The forms of the commands: what they ask for, in this order. */
export const reviewForms = formsOf(commands, {
  HoldMdtReview: {
    mdtReviewId: UNASKED,
    on,
    agencies: {
      en: 'Agencies',
      km: 'ស្ថាប័ន',
      help: {
        en: 'Who took part, by the working groups of the national committee.',
        km: 'នរណាបានចូលរួម តាមក្រុមការងាររបស់គណៈកម្មាធិការជាតិ។',
      },
    },
    recommends: {
      en: 'Recommends',
      km: 'គាំទ្រ',
      help: {
        en: 'What the team recommends. A return to a home where a recruiter may be needs `Return` here.',
        km: 'អ្វីដែលក្រុមណែនាំ។ ការវិលត្រឡប់ទៅផ្ទះដែលអាចមានអ្នកជ្រើសរើស ត្រូវការជម្រើស «វិលត្រឡប់» នៅទីនេះ។',
      },
    },
    recommendations: {
      en: 'Recommendations',
      km: 'អនុសាសន៍',
      help: { en: "The recommendations in the team's own words.", km: 'អនុសាសន៍ តាមពាក្យរបស់ក្រុមផ្ទាល់។' },
    },
  },
  DetermineBestInterest: { bidId: UNASKED, on, measure, outcome, reasons },
  ConfirmBestInterest: { on, bidId: { en: 'Determination', km: 'ការកំណត់ឧត្តមប្រយោជន៍' } },
});
