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
  };
  BestInterestConfirmed: { bidId: string; on: Day };
};
