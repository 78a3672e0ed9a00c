import { graphql, type ResultOf } from '../api/graphql.js';

const DueTaskRow = graphql(`
  fragment DueTaskRow on DueTask @_unmask {
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
export const DUE_TASKS = graphql(
  `
    query DueTasks($purpose: Purpose!, $survivorId: UUID!, $atLeast: String) {
      dueTasks(purpose: $purpose, survivorId: $survivorId, atLeast: $atLeast) {
        edges {
          node {
            ...DueTaskRow
          }
        }
      }
    }
  `,
  [DueTaskRow],
);

export const LIVE_DUE_TASKS = graphql(
  `
    subscription LiveDueTasks($purpose: Purpose!, $survivorId: UUID!) {
      dueTasks(purpose: $purpose, survivorId: $survivorId) {
        edges {
          node {
            ...DueTaskRow
          }
        }
      }
    }
  `,
  [DueTaskRow],
);

export type Task = ResultOf<typeof DueTaskRow>;
