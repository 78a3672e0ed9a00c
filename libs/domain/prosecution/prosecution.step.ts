import { BY_POLICY, step, type Role, type Step } from '#nest';
import * as input from './prosecution.commands.js';
import { prosecution } from './prosecution.decider.js';
import { accusedFacts, appealFacts, compensationFacts, sentenceFacts } from './prosecution.facts.js';
import { prosecutionForms } from './prosecution.forms.js';
import { prosecutionLabels } from './prosecution.labels.js';
import { prosecutionProjection } from './prosecution.projection.js';
import { ProsecutionListResolver } from './list/prosecution-list.resolver.js';
import { ProsecutionResolver } from './prosecution.resolver.js';
import { CourtEntriesResolver } from './reading/court-entries.resolver.js';
import { CourtReviews, CourtReviewsResolver, OtherCourtReviewsResolver } from './reading/court-reviews.resolver.js';
import { prosecutionReviews } from './reading/prosecution-review.projection.js';

const LEGAL: readonly Role[] = ['LEGAL_OFFICER', 'SUPERVISOR'];

const recorded = step({
  of: 'prosecution',
  decider: prosecution,
  labels: prosecutionLabels,
  forms: prosecutionForms,
  commands: {
    JoinSurvivor: BY_POLICY,
    FileComplaint: {
      input: input.FileComplaint,
      allowedTo: LEGAL,
      label: { en: 'Record a complaint', km: 'កត់ត្រាពាក្យបណ្តឹង' },
      description: {
        en: 'Record that a complaint was made to the police or a prosecutor.',
        km: 'កត់ត្រាថាបានដាក់ពាក្យបណ្តឹងទៅនគរបាល ឬព្រះរាជអាជ្ញា។',
      },
      menu: 'justice',
    },
    OpenInvestigation: {
      input: input.OpenInvestigation,
      allowedTo: LEGAL,
      label: { en: 'Record an investigation', km: 'កត់ត្រាការស៊ើបអង្កេត' },
      description: {
        en: 'Record that the police or a prosecutor began to investigate.',
        km: 'កត់ត្រាថានគរបាល ឬព្រះរាជអាជ្ញាបានចាប់ផ្តើមស៊ើបអង្កេត។',
      },
      menu: 'justice',
    },
    NameAccused: {
      input: input.NameAccused,
      allowedTo: LEGAL,
      label: { en: 'Name an accused person', km: 'បញ្ជាក់ឈ្មោះជនជាប់ចោទ' },
      description: {
        en: 'Record who is accused. From then on, each of the accused has charges, a verdict and a sentence of their own.',
        km: 'កត់ត្រាថានរណាត្រូវបានចោទ។ ចាប់ពីពេលនោះ ជនជាប់ចោទម្នាក់ៗមានបទចោទប្រកាន់ សាលក្រម និងទោសរៀងខ្លួន។',
      },
      menu: 'justice',
    },
    RecordArrest: {
      input: input.RecordArrest,
      allowedTo: LEGAL,
      label: { en: 'Record an arrest', km: 'កត់ត្រាការចាប់ខ្លួន' },
      description: {
        en: 'Record that one of the accused was arrested.',
        km: 'កត់ត្រាថាជនជាប់ចោទម្នាក់ត្រូវបានចាប់ខ្លួន។',
      },
      menu: 'justice',
    },
    FileCharges: {
      input: input.FileCharges,
      allowedTo: LEGAL,
      label: { en: 'File charges', km: 'ដាក់បទចោទប្រកាន់' },
      description: {
        en: 'Record that charges were filed: under which article, and against which of the accused.',
        km: 'កត់ត្រាថាបានដាក់បទចោទប្រកាន់៖ តាមមាត្រាណា និងលើជនជាប់ចោទណា។',
      },
      menu: 'justice',
    },
    DropCharges: {
      input: input.DropCharges,
      allowedTo: LEGAL,
      label: { en: 'Drop charges', km: 'បោះបង់បទចោទប្រកាន់' },
      description: {
        en: 'Record that the case against one of the accused ended without a verdict, and goes on against the others.',
        km: 'កត់ត្រាថារឿងក្តីលើជនជាប់ចោទម្នាក់បានចប់ដោយគ្មានសាលក្រម ហើយបន្តលើអ្នកដទៃ។',
      },
      menu: 'justice',
    },
    ScheduleHearing: {
      input: input.ScheduleHearing,
      allowedTo: LEGAL,
      label: { en: 'Schedule a hearing', km: 'កំណត់ថ្ងៃសវនាការ' },
      description: {
        en: 'Record when the court will sit. It stands in the due lists of everybody who works with its survivors, until it is held or cancelled.',
        km: 'កត់ត្រាថាតុលាការនឹងជួបប្រជុំពេលណា។ វានៅក្នុងបញ្ជីកិច្ចការរបស់អ្នកធ្វើការជាមួយសាមីខ្លួន រហូតដល់ធ្វើរួច ឬបោះបង់។',
      },
      menu: 'justice',
    },
    RecordHearing: {
      input: input.RecordHearing,
      allowedTo: LEGAL,
      label: { en: 'Record a hearing', km: 'កត់ត្រាសវនាការ' },
      description: { en: 'Record a day in court.', km: 'កត់ត្រាថ្ងៃសវនាការនៅតុលាការ។' },
      menu: 'justice',
    },
    CancelHearing: {
      input: input.CancelHearing,
      allowedTo: LEGAL,
      label: { en: 'Cancel a hearing', km: 'បោះបង់សវនាការ' },
      description: {
        en: 'Record that a hearing that was scheduled does not take place. Schedule another one if it was moved.',
        km: 'កត់ត្រាថាសវនាការដែលបានកំណត់មិនប្រព្រឹត្តទៅ។ បើប្តូរពេល សូមកំណត់មួយទៀត។',
      },
      menu: 'justice',
    },
    RecordVerdict: {
      input: input.RecordVerdict,
      allowedTo: LEGAL,
      label: { en: 'Record a verdict', km: 'កត់ត្រាសាលក្រម' },
      description: {
        en: 'Record the decision of the court about one of the accused, once for every survivor in the case.',
        km: 'កត់ត្រាសេចក្តីសម្រេចរបស់តុលាការលើជនជាប់ចោទម្នាក់ ម្តងសម្រាប់សាមីខ្លួនទាំងអស់ក្នុងរឿងក្តី។',
      },
      menu: 'justice',
    },
    ImposeSentence: {
      input: input.ImposeSentence,
      allowedTo: LEGAL,
      label: { en: 'Impose a sentence', km: 'កំណត់ទោស' },
      description: {
        en: 'Record the prison sentence and the fine of one of the convicted.',
        km: 'កត់ត្រាទោសដាក់ពន្ធនាគារ និងប្រាក់ពិន័យរបស់អ្នកដែលត្រូវបានផ្តន្ទាទោសម្នាក់។',
      },
      menu: 'justice',
    },
    LodgeAppeal: {
      input: input.LodgeAppeal,
      allowedTo: LEGAL,
      label: { en: 'Record an appeal', km: 'កត់ត្រាបណ្តឹងឧទ្ធរណ៍' },
      description: {
        en: 'Record that somebody appealed against a verdict. Until it is decided, the case is open and holds the records of its survivors.',
        km: 'កត់ត្រាថាមានអ្នកប្តឹងឧទ្ធរណ៍ទាស់នឹងសាលក្រម។ រហូតដល់បានសម្រេច រឿងក្តីនៅបើក ហើយរក្សាទុកសំណុំឯកសាររបស់សាមីខ្លួន។',
      },
      menu: 'justice',
    },
    DecideAppeal: {
      input: input.DecideAppeal,
      allowedTo: LEGAL,
      label: { en: 'Record the decision on an appeal', km: 'កត់ត្រាសេចក្តីសម្រេចលើបណ្តឹងឧទ្ធរណ៍' },
      description: {
        en: 'Record whether the verdict was upheld, changed or quashed.',
        km: 'កត់ត្រាថាសាលក្រមត្រូវបានតម្កល់ ប្តូរ ឬលុបចោល។',
      },
      menu: 'justice',
    },
    OrderCompensation: {
      input: input.OrderCompensation,
      allowedTo: LEGAL,
      label: { en: 'Order compensation', km: 'បង្គាប់ឱ្យបង់សំណង' },
      description: {
        en: 'Record what the court ordered to be paid to the survivors.',
        km: 'កត់ត្រាអ្វីដែលតុលាការបង្គាប់ឱ្យបង់ដល់សាមីខ្លួន។',
      },
      menu: 'justice',
    },
    RecordCompensationPayment: {
      input: input.RecordCompensationPayment,
      allowedTo: LEGAL,
      label: { en: 'Record a payment of compensation', km: 'កត់ត្រាការបង់សំណង' },
      description: {
        en: 'Record what was paid to the survivors, also long after the case is over.',
        km: 'កត់ត្រាអ្វីដែលបានបង់ដល់សាមីខ្លួន ទោះយូរក្រោយរឿងក្តីចប់ក៏ដោយ។',
      },
      menu: 'justice',
    },
    DiscontinueProsecution: {
      input: input.DiscontinueProsecution,
      allowedTo: LEGAL,
      label: { en: 'Discontinue the prosecution', km: 'បញ្ឈប់ការចោទប្រកាន់' },
      description: { en: 'Record that the case ended without a verdict.', km: 'កត់ត្រាថារឿងក្តីបានបញ្ចប់ដោយគ្មានសាលក្រម។' },
      menu: 'justice',
    },
    ConcludeProsecution: {
      input: input.ConcludeProsecution,
      allowedTo: LEGAL,
      label: { en: 'Conclude the prosecution', km: 'បញ្ចប់រឿងក្តីព្រហ្មទណ្ឌ' },
      description: {
        en: 'Record that the case is over: settled, or by the verdicts on all of its accused, once no appeal is possible any more.',
        km: 'កត់ត្រាថារឿងក្តីបានចប់៖ ដោយការសះជា ឬដោយសាលក្រមលើជនជាប់ចោទទាំងអស់ ពេលលែងអាចប្តឹងឧទ្ធរណ៍បាន។',
      },
      menu: 'justice',
    },
  },
  classes: {
    ProsecutionCommenced: { on: 'open', court: 'open', article: 'open' },
    SurvivorJoined: { survivorId: 'open', on: 'open' },
    ComplaintFiled: { agency: 'open', on: 'open' },
    InvestigationOpened: { agency: 'open', on: 'open' },
    AccusedNamed: { accusedId: 'open', role: 'open', kin: 'open', name: 'identity', on: 'open' },
    ArrestMade: { accusedId: 'open', on: 'open' },
    ChargesFiled: { article: 'open', accusedCount: 'open', on: 'open', accusedId: 'open' },
    ChargesDropped: { accusedId: 'open', on: 'open' },
    HearingScheduled: { hearingId: 'open', at: 'open', on: 'open' },
    HearingHeld: { on: 'open', hearingId: 'open' },
    HearingCancelled: { hearingId: 'open', on: 'open' },
    VerdictReached: { outcome: 'open', on: 'open', accusedId: 'open' },
    SentenceImposed: {
      years: 'open',
      on: 'open',
      accusedId: 'open',
      months: 'open',
      fine: { amount: 'open', currency: 'open' },
    },
    AppealLodged: { appealId: 'open', accusedId: 'open', appellant: 'open', on: 'open' },
    AppealDecided: { appealId: 'open', accusedId: 'open', outcome: 'open', verdict: 'open', on: 'open' },
    CompensationOrdered: { amount: 'open', currency: 'open', on: 'open' },
    CompensationPaid: { amount: 'open', currency: 'open', on: 'open' },
    ProsecutionDiscontinued: { on: 'open' },
    ProsecutionEnded: { outcome: 'open', on: 'open' },
  },
  projections: [prosecutionProjection, prosecutionReviews, accusedFacts, sentenceFacts, appealFacts, compensationFacts],
});

/** Shows the history of a court case, the case itself, a list of cases, and the reviews that wait in them. */
export const prosecutionStep: Step = {
  ...recorded,
  providers: [
    ...recorded.providers,
    ProsecutionResolver,
    ProsecutionListResolver,
    CourtEntriesResolver,
    CourtReviews,
    CourtReviewsResolver,
    OtherCourtReviewsResolver,
  ],
};
