import { graphql, type ResultOf } from '../api/graphql.js';

const OtherReviewsDue = graphql(`
  fragment OtherReviewsDue on OtherReviews @_unmask {
    courtReviews {
      eventId
      prosecutionId
      court
      kind
      recordedAt
      recordedBy
      dueOn
      overdue
      rejected
    }
    operationReviews {
      eventId
      operationId
      operation
      prevention
      kind
      recordedAt
      recordedBy
      dueOn
      overdue
      rejected
    }
  }
`);

/** What waits for the reader in all court cases and operations. */
export const OTHER_REVIEWS = graphql(
  `
    query OtherReviews($atLeast: String) {
      otherReviews(atLeast: $atLeast) {
        ...OtherReviewsDue
      }
    }
  `,
  [OtherReviewsDue],
);

/** The same document for the list, for the pages and for the number in the navigation: one live query answers them all. */
export const LIVE_OTHER_REVIEWS = graphql(
  `
    subscription LiveOtherReviews {
      otherReviews {
        ...OtherReviewsDue
      }
    }
  `,
  [OtherReviewsDue],
);

export type OtherReviewsDue = ResultOf<typeof OtherReviewsDue>;
export type CourtReview = OtherReviewsDue['courtReviews'][number];
export type OperationReview = OtherReviewsDue['operationReviews'][number];
