import { graphql, type ResultOf } from '../api/graphql.js';
import { EntryOfTimeline } from '../journey/timeline/documents.js';

/** An entry of a court case with what amends it: asked only for a press, since the access log keeps it. */
export const COURT_ENTRY = graphql(
  `
    query CourtEntry($id: UUID!, $eventId: UUID!, $purpose: Purpose!) {
      courtEntry(prosecutionId: $id, eventId: $eventId, purpose: $purpose) {
        ...EntryOfTimeline
      }
    }
  `,
  [EntryOfTimeline],
);

export const OPERATION_ENTRY = graphql(
  `
    query OperationEntry($id: UUID!, $eventId: UUID!) {
      operationEntry(operationId: $id, eventId: $eventId) {
        ...EntryOfTimeline
      }
    }
  `,
  [EntryOfTimeline],
);

/** What waits for the reader’s review in all court cases and operations. */
export const OTHER_REVIEWS = graphql(`
  query OtherReviews($purpose: Purpose!, $atLeast: String) {
    dueWork(purpose: $purpose, first: 1, atLeast: $atLeast) {
      courtReviews {
        eventId
        prosecutionId
        kind
        recordedAt
        recordedBy
        rejected
      }
      operationReviews {
        eventId
        operationId
        kind
        recordedAt
        recordedBy
        rejected
      }
    }
  }
`);

type Reviews = ResultOf<typeof OTHER_REVIEWS>['dueWork'];
export type ReviewDue = Pick<
  Reviews['courtReviews'][number],
  'eventId' | 'kind' | 'recordedAt' | 'recordedBy' | 'rejected'
>;

/** The court case or the operation in which something waits. */
export type ReviewedIn = { readonly prosecutionId: string } | { readonly operationId: string };

export const reviewsIn = ({ courtReviews, operationReviews }: Reviews, where: ReviewedIn): readonly ReviewDue[] =>
  'prosecutionId' in where
    ? courtReviews.filter(({ prosecutionId }) => prosecutionId === where.prosecutionId)
    : operationReviews.filter(({ operationId }) => operationId === where.operationId);
