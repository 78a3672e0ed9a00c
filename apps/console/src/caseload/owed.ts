import { graphql, type ResultOf } from '../api/graphql.js';

const Owed = graphql(`
  fragment Owed on DueTask @_unmask {
    survivorId
    kind
    ref
    since
    dueOn
    overdue
    office
    worker
  }
`);

/** Without names: reading one record must not open others. */
export const OWED = graphql(
  `
    query Owed($purpose: Purpose!, $survivorId: UUID!, $atLeast: String) {
      dueTasks(purpose: $purpose, survivorId: $survivorId, atLeast: $atLeast) {
        edges {
          node {
            ...Owed
          }
        }
      }
    }
  `,
  [Owed],
);

export const LIVE_OWED = graphql(
  `
    subscription LiveOwed($purpose: Purpose!, $survivorId: UUID!) {
      dueTasks(purpose: $purpose, survivorId: $survivorId) {
        edges {
          node {
            ...Owed
          }
        }
      }
    }
  `,
  [Owed],
);

export type Task = ResultOf<typeof Owed>;
