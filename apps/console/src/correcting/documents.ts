import { graphql, type ResultOf } from '../api/graphql.js';

const EntryToAmend = graphql(`
  fragment EntryToAmend on RecordedEntry @_unmask {
    eventId
    type
    command
    on
    recordedAt
    by {
      id
      role
    }
    standing
    says
  }
`);

export const ENTRIES = graphql(
  `
    query Entries($survivorId: UUID!, $purpose: Purpose!, $eventId: UUID, $after: String) {
      entries(survivorId: $survivorId, purpose: $purpose, eventId: $eventId, first: 25, after: $after) {
        edges {
          node {
            ...EntryToAmend
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [EntryToAmend],
);

export const COURT_ENTRY_TO_AMEND = graphql(
  `
    query CourtEntryToAmend($prosecutionId: UUID!, $eventId: UUID!, $purpose: Purpose!) {
      courtEntryToAmend(prosecutionId: $prosecutionId, eventId: $eventId, purpose: $purpose) {
        ...EntryToAmend
      }
    }
  `,
  [EntryToAmend],
);

export const OPERATION_ENTRY_TO_AMEND = graphql(
  `
    query OperationEntryToAmend($operationId: UUID!, $eventId: UUID!) {
      operationEntryToAmend(operationId: $operationId, eventId: $eventId) {
        ...EntryToAmend
      }
    }
  `,
  [EntryToAmend],
);

export type RecordedEntry = NonNullable<ResultOf<typeof ENTRIES>['entries']>['edges'][number]['node'];
