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
      description: 'Record that charges were filed: under which article, and against how many people.',
      menu: 'justice',
    },
    RecordHearing: {
      input: RecordHearing,
      allowedTo: LEGAL,
      label: { en: 'Record hearing', km: 'កត់ត្រាសវនាការ' },
      description: 'Record a day in court.',
      menu: 'justice',
    },
    RecordVerdict: {
      input: RecordVerdict,
      allowedTo: LEGAL,
      label: { en: 'Record verdict', km: 'កត់ត្រាសាលក្រម' },
      description: 'Record the decision of the court, once for every survivor in the case.',
      menu: 'justice',
    },
    ImposeSentence: {
      input: ImposeSentence,
      allowedTo: LEGAL,
      label: { en: 'Impose sentence', km: 'កំណត់ទោស' },
      description: 'Record to how many years one of the convicted was sentenced.',
      menu: 'justice',
    },
    OrderCompensation: {
      input: OrderCompensation,
      allowedTo: LEGAL,
      label: { en: 'Order compensation', km: 'បង្គាប់ឱ្យបង់សំណង' },
      description: 'Record what the court ordered to be paid to the survivors.',
      menu: 'justice',
    },
    DiscontinueProsecution: {
      input: DiscontinueProsecution,
      allowedTo: LEGAL,
      label: { en: 'Discontinue prosecution', km: 'បញ្ឈប់ការចោទប្រកាន់' },
      description: 'Record that the case ended without a verdict.',
      menu: 'justice',
    },
    ConcludeProsecution: {
      input: ConcludeProsecution,
      allowedTo: LEGAL,
      label: { en: 'Conclude prosecution', km: 'បញ្ចប់រឿងក្តីព្រហ្មទណ្ឌ' },
      description: 'Record that the case is over: settled, or after its verdict with all that followed from it.',
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
