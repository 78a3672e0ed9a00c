import type { Day, Personal } from '#kernel/decider';
import type { BestInterestOutcome, MdtAdvice, MdtAgency, Measure } from './review.codes.js';

export type RecommendedAction = {
  recommendationId: string;
  text: Personal<string>;
  /** A colleague or an organisation of the registers. */
  owner: string;
  dueOn: Day;
};

/** These names and shapes are stored forever: never edit one, add one. */
export type ReviewEvents = {
  MdtReviewHeld: {
    mdtReviewId: string;
    on: Day;
    agencies: readonly MdtAgency[];
    /** The recommendations as codes, because no rule can read the sealed text once it is erased. */
    recommends: readonly MdtAdvice[];
    recommendations?: Personal<readonly string[]>;
    /** Colleagues and organisations of the registers. */
    attendees?: readonly string[];
    /** What somebody is to do, by when. */
    actions?: readonly RecommendedAction[];
  };
  /** `mdtReviewId`: the review that recommended it. */
  RecommendationDone: { mdtReviewId: string; recommendationId: string; on: Day; note?: Personal<string> };
  BestInterestDetermined: {
    bidId: string;
    on: Day;
    measure: Measure;
    outcome: BestInterestOutcome;
    reasons?: Personal<string>;
  };
  BestInterestConfirmed: { bidId: string; on: Day };
};
