import type { Day } from '#kernel/decider';
import type { BestInterestOutcome, MdtAdvice, Measure } from './review.codes.js';
import type { ReviewEvents } from './review.events.js';

export interface Determination {
  readonly bidId: string;
  readonly on: Day;
  readonly measure: Measure;
  readonly outcome: BestInterestOutcome;
  /** Who made the determination, and in which role: the confirmer differs in both. */
  readonly by: string;
  readonly role: string;
  readonly confirmedOn: Day | undefined;
  readonly confirmedBy: string | undefined;
  /** When a placement used it: each determination serves once. */
  readonly spentOn: Day | undefined;
  /** The case was reopened since: the earlier determination says nothing about the present. */
  readonly void: boolean;
  readonly payload: ReviewEvents['BestInterestDetermined'];
}

export interface MdtReview {
  readonly mdtReviewId: string;
  readonly on: Day;
  readonly recommends: readonly MdtAdvice[];
  readonly payload: ReviewEvents['MdtReviewHeld'];
}

/** Something that a team recommended somebody to do. */
export interface Recommendation {
  readonly mdtReviewId: string;
  readonly recommendedOn: Day;
  readonly done: ReviewEvents['RecommendationDone'] | undefined;
}

export interface Review {
  readonly mdtReviews: readonly MdtReview[];
  /** By recommendationId. */
  readonly recommendations: Readonly<Record<string, Recommendation>>;
  readonly determinations: readonly Determination[];
  readonly reopenedOn: Day | undefined;
}
