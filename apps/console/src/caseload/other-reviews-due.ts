import { graphql } from '../api/graphql.js';

export const OtherReviewsDue = graphql(`
  fragment OtherReviewsDue on DueWorkConnection @_unmask {
    courtReviews {
      eventId
      prosecutionId
      court
      kind
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
      recordedBy
      dueOn
      overdue
      rejected
    }
  }
`);
