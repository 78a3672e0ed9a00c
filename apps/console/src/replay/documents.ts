import { graphql, type ResultOf } from '../api/graphql.js';

export const HISTORY = graphql(`
  query History($survivorId: UUID!, $purpose: Purpose!, $after: String) {
    history(survivorId: $survivorId, purpose: $purpose, first: 50, after: $after) {
      caseNumber
      totalCount
      records {
        survivorId
        caseNumber
      }
      chains {
        stream
        sound
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
            deputyOf
          }
          changes {
            what
            row
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

export const LOOKS_BY_DAY = graphql(`
  query LooksByDay($survivorId: UUID!, $purpose: Purpose!, $from: Date, $to: Date, $after: String) {
    looksByDay(survivorId: $survivorId, purpose: $purpose, from: $from, to: $to, first: 50, after: $after) {
      edges {
        node {
          day
          manner
          who
          role
          office
          deputyOf
          purpose
          count
          first
          last
          classes
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      complete
      stale
    }
  }
`);

export const ATTEMPTS = graphql(`
  query RefusedAttempts($after: String) {
    refusedAttempts(first: 25, after: $after) {
      edges {
        cursor
        node {
          day
          who
          role
          operation
          count
          records
          figures
          first
          last
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      complete
      stale
    }
  }
`);
export const REASON_READINGS = graphql(`
  query ReasonReadings($after: String) {
    reasonReadings(first: 25, after: $after) {
      edges {
        cursor
        node {
          eventId
          who
          role
          office
          deputyOf
          at
          operationId
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      complete
      stale
    }
  }
`);

export type AttemptsOfDay = ResultOf<typeof ATTEMPTS>['refusedAttempts']['edges'][number]['node'];

export type RecordHistory = NonNullable<ResultOf<typeof HISTORY>['history']>;
export type HistoryNode = RecordHistory['edges'][number]['node'];
export type LookDays = NonNullable<ResultOf<typeof LOOKS_BY_DAY>['looksByDay']>;
export type LooksOfDay = LookDays['edges'][number]['node'];
