import { graphql } from '../api/graphql.js';
import { EntryOfTimeline } from '../journey/timeline/documents.js';
import type { ReviewDue } from './due.js';

/** An entry of a court case with what amends it: asked only for a press, since the access log keeps it. */
export const COURT_ENTRY = graphql(
  `
    query CourtEntry($id: UUID!, $eventId: UUID!, $purpose: Purpose!) {
      courtEntry(prosecutionId: $id, eventId: $eventId, purpose: $purpose) {
        ...EntryOfTimeline
      }
      courtRevision(prosecutionId: $id)
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
      operationRevision(operationId: $id)
    }
  `,
  [EntryOfTimeline],
);

/** The court case or the operation in which something waits. */
export type ReviewedIn = { readonly prosecutionId: string } | { readonly operationId: string };

/** The stream of an entry, as the forms that put it right name it. */
export const streamOf = (where: ReviewedIn): string =>
  'prosecutionId' in where ? `prosecution-${where.prosecutionId}` : `operation-${where.operationId}`;

/** The reviews of a page: after a way to another one, those of the former page are there for a moment. */
export const reviewsIn = (reviews: readonly ReviewDue[], where: ReviewedIn): readonly ReviewDue[] =>
  reviews.filter((one) =>
    'prosecutionId' in where
      ? 'prosecutionId' in one && one.prosecutionId === where.prosecutionId
      : 'operationId' in one && one.operationId === where.operationId,
  );
