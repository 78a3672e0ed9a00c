import type { Day, Personal } from '#decider';
import type { BestInterestOutcome, Measure } from './review.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type ReviewEvents = {
  BestInterestDetermined: {
    bidId: string;
    on: Day;
    measure: Measure;
    outcome: BestInterestOutcome;
    reasons?: Personal<string>;
    /** Who determined: a second person of another role confirms. */
    by: string;
    role: string;
  };
  BestInterestConfirmed: { bidId: string; on: Day };
};
