import type { Day, Personal } from '#kernel/decider';
import type { BestInterestOutcome, MdtAdvice, MdtAgency, Measure } from './review.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type ReviewEvents = {
  MdtReviewHeld: {
    mdtReviewId: string;
    on: Day;
    agencies: readonly MdtAgency[];
    /** The recommendations as codes, because no rule can read the sealed text once it is erased. */
    recommends: readonly MdtAdvice[];
    recommendations?: Personal<readonly string[]>;
  };
  BestInterestDetermined: {
    bidId: string;
    on: Day;
    measure: Measure;
    outcome: BestInterestOutcome;
    reasons?: Personal<string>;
  };
  BestInterestConfirmed: { bidId: string; on: Day };
};
