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
import { prosecutionProjection } from './prosecution.projection.js';
import { ProsecutionResolver } from './prosecution.resolver.js';

const LEGAL: readonly Role[] = ['LEGAL_OFFICER', 'SUPERVISOR'];

const recorded = step({
  of: 'prosecution',
  decider: prosecution,
  commands: {
    JoinSurvivor: BY_POLICY,
    FileCharges: {
      input: FileCharges,
      allowedTo: LEGAL,
      says: 'Record that charges were filed: under which article, and against how many people.',
    },
    RecordHearing: {
      input: RecordHearing,
      allowedTo: LEGAL,
      says: 'Record a day in court.',
    },
    RecordVerdict: {
      input: RecordVerdict,
      allowedTo: LEGAL,
      says: 'Record the decision of the court, once for every survivor in the case.',
    },
    ImposeSentence: {
      input: ImposeSentence,
      allowedTo: LEGAL,
      says: 'Record to how many years one of the convicted was sentenced.',
    },
    OrderCompensation: {
      input: OrderCompensation,
      allowedTo: LEGAL,
      says: 'Record what the court ordered to be paid to the survivors.',
    },
    DiscontinueProsecution: {
      input: DiscontinueProsecution,
      allowedTo: LEGAL,
      says: 'Record that the case ended without a verdict.',
    },
    ConcludeProsecution: {
      input: ConcludeProsecution,
      allowedTo: LEGAL,
      says: 'Record that the case is over: settled, or after its verdict with all that followed from it.',
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
