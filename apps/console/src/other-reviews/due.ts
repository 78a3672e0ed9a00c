import type { TypedDocumentNode } from 'urql';
import { graphql, type ResultOf } from '../api/graphql.js';

const ReviewsInCourt = graphql(`
  fragment ReviewsInCourt on OtherReviews @_unmask {
    count: courtReviewCount
    rows: courtReviews {
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
  }
`);

const ReviewsInOperations = graphql(`
  fragment ReviewsInOperations on OtherReviews @_unmask {
    count: operationReviewCount
    rows: operationReviews {
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

const COURT_REVIEWS = graphql(
  `
    query CourtReviews($first: Int, $of: UUID, $atLeast: String) {
      otherReviews(first: $first, prosecutionId: $of, atLeast: $atLeast) {
        ...ReviewsInCourt
      }
    }
  `,
  [ReviewsInCourt],
);

const LIVE_COURT_REVIEWS = graphql(
  `
    subscription LiveCourtReviews($first: Int, $of: UUID) {
      otherReviews(first: $first, prosecutionId: $of) {
        ...ReviewsInCourt
      }
    }
  `,
  [ReviewsInCourt],
);

const OPERATION_REVIEWS = graphql(
  `
    query OperationReviews($first: Int, $of: UUID, $atLeast: String) {
      otherReviews(first: $first, operationId: $of, atLeast: $atLeast) {
        ...ReviewsInOperations
      }
    }
  `,
  [ReviewsInOperations],
);

const LIVE_OPERATION_REVIEWS = graphql(
  `
    subscription LiveOperationReviews($first: Int, $of: UUID) {
      otherReviews(first: $first, operationId: $of) {
        ...ReviewsInOperations
      }
    }
  `,
  [ReviewsInOperations],
);

export type CourtReview = ResultOf<typeof ReviewsInCourt>['rows'][number];
export type OperationReview = ResultOf<typeof ReviewsInOperations>['rows'][number];
export type ReviewDue = CourtReview | OperationReview;

/** What waits for the reader, the oldest first, and how much there is beyond. */
export interface ReviewList<Row> {
  readonly count: number;
  readonly rows: readonly Row[];
}

/** How many rows, and of which court case or operation: of all without an id. */
type AskedList = { readonly first: number; readonly of: string | null };

export interface ReviewAnswer<Row> {
  readonly otherReviews: ReviewList<Row>;
}

/** Where a list comes from. Each is asked for alone: both as long as they may be would be more than one document may ask. */
export interface ReviewSource<Row> {
  readonly query: TypedDocumentNode<ReviewAnswer<Row>, AskedList & { readonly atLeast: string | null }>;
  readonly live: TypedDocumentNode<ReviewAnswer<Row>, AskedList>;
}

export const IN_COURT: ReviewSource<CourtReview> = { query: COURT_REVIEWS, live: LIVE_COURT_REVIEWS };
export const IN_OPERATIONS: ReviewSource<OperationReview> = {
  query: OPERATION_REVIEWS,
  live: LIVE_OPERATION_REVIEWS,
};
