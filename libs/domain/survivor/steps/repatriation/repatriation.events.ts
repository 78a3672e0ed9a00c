import type { Day, Personal } from '#kernel/decider';
import type { ReturnManner, TracingOutcome } from './repatriation.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type RepatriationEvents = {
  /** `from`: ISO 3166-1 alpha-2, the country from which the survivor returns. */
  RepatriationRequested: { from: string; on: Day };
  FamilyTraced: { on: Day; outcome: TracingOutcome };
  SurvivorRepatriated: {
    from: string;
    /** The border crossing, e.g. Poipet. */
    crossing: string;
    authorities: readonly string[];
    escort?: string;
    receptionPlace?: Personal<string>;
    on: Day;
    /** The best-interest determination on which it rests. */
    bidId?: string;
  };
  RepatriationCancelled: { on: Day };
  /** A return that nobody arranged here. It may precede the referral. */
  SurvivorReturned: {
    returnId: string;
    manner: ReturnManner;
    from: string;
    /** The countries on the way, in order. */
    transit: readonly string[];
    /** The border crossing or airport. */
    crossing?: string;
    /** Whether the border was crossed without papers, or outside a checkpoint; not known if left out. */
    irregularCrossing?: boolean;
    on: Day;
  };
};
