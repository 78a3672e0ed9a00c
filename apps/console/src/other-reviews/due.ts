import { graphql, type ResultOf } from '../api/graphql.js';

const OtherReviewsDue = graphql(`
  fragment OtherReviewsDue on OtherReviews @_unmask {
    courtReviewCount
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
    operationReviewCount
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

/** What waits for the reader in court cases and operations: in all, or in one. */
export const OTHER_REVIEWS = graphql(
  `
    query OtherReviews($first: Int, $prosecutionId: UUID, $operationId: UUID, $atLeast: String) {
      otherReviews(first: $first, prosecutionId: $prosecutionId, operationId: $operationId, atLeast: $atLeast) {
        ...OtherReviewsDue
      }
    }
  `,
  [OtherReviewsDue],
);

/** The same document for the list and for the number in the navigation: one live query answers them both. */
export const LIVE_OTHER_REVIEWS = graphql(
  `
    subscription LiveOtherReviews($first: Int, $prosecutionId: UUID, $operationId: UUID) {
      otherReviews(first: $first, prosecutionId: $prosecutionId, operationId: $operationId) {
        ...OtherReviewsDue
      }
    }
  `,
  [OtherReviewsDue],
);

export type OtherReviewsDue = ResultOf<typeof OtherReviewsDue>;
export type CourtReview = OtherReviewsDue['courtReviews'][number];
export type OperationReview = OtherReviewsDue['operationReviews'][number];
