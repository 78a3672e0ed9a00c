import { graphql, type ResultOf } from '../api/graphql.js';

export const ENTRIES = graphql(`
  query Entries($survivorId: UUID!, $purpose: Purpose!, $eventId: UUID, $after: String) {
    entries(survivorId: $survivorId, purpose: $purpose, eventId: $eventId, first: 25, after: $after) {
      edges {
        node {
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
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type RecordedEntry = NonNullable<ResultOf<typeof ENTRIES>['entries']>['edges'][number]['node'];
