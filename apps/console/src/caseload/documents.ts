import { graphql, type ResultOf } from '../api/graphql.js';

export const CASELOAD = graphql(`
  query Caseload($purpose: Purpose!, $first: Int, $after: String) {
    caseload(purpose: $purpose, first: $first, after: $after) {
      edges {
        node {
          survivorId
          status
          riskLevel
          referredOn
          office
          worker
          nextTask {
            kind
            dueOn
            overdue
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

export const DUE_TASKS = graphql(`
  query DueTasks($purpose: Purpose!, $first: Int, $after: String) {
    dueTasks(purpose: $purpose, first: $first, after: $after) {
      edges {
        node {
          survivorId
          kind
          dueOn
          overdue
          since
          ref
          office
          worker
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const FIND = graphql(`
  query Find($name: String!, $purpose: Purpose!) {
    findSurvivors(name: $name, purpose: $purpose) {
      survivorId
      reasons
    }
  }
`);

export type Case = ResultOf<typeof CASELOAD>['caseload']['edges'][number]['node'];
export type Task = ResultOf<typeof DUE_TASKS>['dueTasks']['edges'][number]['node'];
