import { BY_POLICY, step, type Role, type Step } from '#kernel/nest';
import {
  ConcludeProsecution,
  DiscontinueProsecution,
  FileCharges,
  ImposeSentence,
  OrderCompensation,
  RecordHearing,
  RecordVerdict,
} from './prosecution.commands.js';
import { prosecution } from './prosecution.decider.js';
import { prosecutionForms } from './prosecution.forms.js';
import { prosecutionLabels } from './prosecution.labels.js';
import { prosecutionProjection } from './prosecution.projection.js';
import { ProsecutionResolver } from './prosecution.resolver.js';

const LEGAL: readonly Role[] = ['LEGAL_OFFICER', 'SUPERVISOR'];

const recorded = step({
  of: 'prosecution',
  decider: prosecution,
  labels: prosecutionLabels,
  forms: prosecutionForms,
  commands: {
    JoinSurvivor: BY_POLICY,
    FileCharges: {
      input: FileCharges,
      allowedTo: LEGAL,
      label: { en: 'File charges', km: 'ដាក់បទចោទប្រកាន់' },
      description: {
        en: 'Record that charges were filed: under which article, and against how many people.',
        km: 'កត់ត្រាថាបានដាក់បទចោទប្រកាន់៖ តាមមាត្រាណា និងលើមនុស្សប៉ុន្មាននាក់។',
      },
      menu: 'justice',
    },
    RecordHearing: {
      input: RecordHearing,
      allowedTo: LEGAL,
      label: { en: 'Record hearing', km: 'កត់ត្រាសវនាការ' },
      description: { en: 'Record a day in court.', km: 'កត់ត្រាថ្ងៃសវនាការនៅតុលាការ។' },
      menu: 'justice',
    },
    RecordVerdict: {
      input: RecordVerdict,
      allowedTo: LEGAL,
      label: { en: 'Record verdict', km: 'កត់ត្រាសាលក្រម' },
      description: {
        en: 'Record the decision of the court, once for every survivor in the case.',
        km: 'កត់ត្រាសេចក្តីសម្រេចរបស់តុលាការ ម្តងសម្រាប់សាមីខ្លួនទាំងអស់ក្នុងរឿងក្តី។',
      },
      menu: 'justice',
    },
    ImposeSentence: {
      input: ImposeSentence,
      allowedTo: LEGAL,
      label: { en: 'Impose sentence', km: 'កំណត់ទោស' },
      description: {
        en: 'Record to how many years one of the convicted was sentenced.',
        km: 'កត់ត្រាថាអ្នកទោសម្នាក់ត្រូវបានកាត់ទោសប៉ុន្មានឆ្នាំ។',
      },
      menu: 'justice',
    },
    OrderCompensation: {
      input: OrderCompensation,
      allowedTo: LEGAL,
      label: { en: 'Order compensation', km: 'បង្គាប់ឱ្យបង់សំណង' },
      description: {
        en: 'Record what the court ordered to be paid to the survivors.',
        km: 'កត់ត្រាអ្វីដែលតុលាការបង្គាប់ឱ្យបង់ដល់សាមីខ្លួន។',
      },
      menu: 'justice',
    },
    DiscontinueProsecution: {
      input: DiscontinueProsecution,
      allowedTo: LEGAL,
      label: { en: 'Discontinue prosecution', km: 'បញ្ឈប់ការចោទប្រកាន់' },
      description: { en: 'Record that the case ended without a verdict.', km: 'កត់ត្រាថារឿងក្តីបានបញ្ចប់ដោយគ្មានសាលក្រម។' },
      menu: 'justice',
    },
    ConcludeProsecution: {
      input: ConcludeProsecution,
      allowedTo: LEGAL,
      label: { en: 'Conclude prosecution', km: 'បញ្ចប់រឿងក្តីព្រហ្មទណ្ឌ' },
      description: {
        en: 'Record that the case is over: settled, or after its verdict with all that followed from it.',
        km: 'កត់ត្រាថារឿងក្តីបានចប់៖ ដោយការសះជា ឬក្រោយសាលក្រម និងអ្វីៗដែលតាមមក។',
      },
      menu: 'justice',
    },
  },
  classes: {
    ProsecutionCommenced: { on: 'open', court: 'open', article: 'open' },
    SurvivorJoined: { survivorId: 'open', on: 'open' },
    ChargesFiled: { article: 'open', accusedCount: 'open', on: 'open' },
    HearingHeld: { on: 'open' },
    VerdictReached: { outcome: 'open', on: 'open' },
    SentenceImposed: { years: 'open', on: 'open' },
    CompensationOrdered: { amount: 'open', currency: 'open', on: 'open' },
    ProsecutionDiscontinued: { on: 'open' },
    ProsecutionEnded: { outcome: 'open', on: 'open' },
  },
  projections: [prosecutionProjection],
});

/** Besides the history of its entries, the case itself is shown. */
export const prosecutionStep: Step = { ...recorded, providers: [...recorded.providers, ProsecutionResolver] };
