import { graphql, type ResultOf } from '../api/graphql.js';

export const HISTORY = graphql(`
  query History($survivorId: UUID!, $purpose: Purpose!, $after: String) {
    history(survivorId: $survivorId, purpose: $purpose, first: 50, after: $after) {
      chain {
        sound
        checked
        brokenAt
      }
      edges {
        node {
          eventId
          type
          command
          on
          recordedAt
          revision
          stream
          data
          by {
            id
            role
            office
          }
          changes {
            what
            before
            after
          }
          marks {
            type
            standing
            recordedAt
            by {
              id
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const WHO_LOOKED = graphql(`
  query WhoLooked($survivorId: UUID!, $purpose: Purpose!) {
    whoLooked(survivorId: $survivorId, purpose: $purpose, first: 50) {
      edges {
        node {
          eventId
          at
          who
          role
          office
          purpose
          basis
          classes
          kind
          times
        }
      }
    }
  }
`);

export type History = NonNullable<ResultOf<typeof HISTORY>['history']>;
export type HistoryNode = History['edges'][number]['node'];
