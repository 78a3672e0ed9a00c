import type { Day, Personal } from '#kernel/decider';
import type { TracingOutcome } from './repatriation.codes.js';

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
};
