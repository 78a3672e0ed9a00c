import { graphql, type ResultOf } from '../api/graphql.js';

const Called = graphql(`
  fragment Called on PersonName @_unmask {
    familyName {
      value
      erased
      withheld
    }
    givenName {
      value
      erased
      withheld
    }
    localFamilyName {
      value
      erased
      withheld
    }
    localGivenName {
      value
      erased
      withheld
    }
  }
`);

const Cases = graphql(
  `
    fragment Cases on CaseloadConnection @_unmask {
      edges {
        node {
          survivorId
          name {
            ...Called
          }
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
  `,
  [Called],
);

const Owed = graphql(`
  fragment Owed on DueTask @_unmask {
    survivorId
    kind
    dueOn
    overdue
    office
    worker
  }
`);

const Tasks = graphql(
  `
    fragment Tasks on DueTaskConnection @_unmask {
      edges {
        node {
          ...Owed
          name {
            ...Called
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  `,
  [Owed, Called],
);

export const CASELOAD = graphql(
  `
    query Caseload($purpose: Purpose!, $first: Int) {
      caseload(purpose: $purpose, first: $first) {
        ...Cases
      }
    }
  `,
  [Cases],
);

export const LIVE_CASELOAD = graphql(
  `
    subscription LiveCaseload($purpose: Purpose!, $first: Int) {
      caseload(purpose: $purpose, first: $first) {
        ...Cases
      }
    }
  `,
  [Cases],
);

export const DUE_TASKS = graphql(
  `
    query DueTasks($purpose: Purpose!, $first: Int) {
      dueTasks(purpose: $purpose, first: $first) {
        ...Tasks
      }
    }
  `,
  [Tasks],
);

export const LIVE_DUE_TASKS = graphql(
  `
    subscription LiveDueTasks($purpose: Purpose!, $first: Int) {
      dueTasks(purpose: $purpose, first: $first) {
        ...Tasks
      }
    }
  `,
  [Tasks],
);

/** Without names: reading one record must not open others. */
export const OWED = graphql(
  `
    query Owed($purpose: Purpose!, $survivorId: UUID!) {
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

export const FIND = graphql(
  `
    query Find($name: String!, $purpose: Purpose!) {
      searchSurvivors(name: $name, purpose: $purpose) {
        edges {
          node {
            survivorId
            reasons
            name {
              ...Called
            }
          }
        }
      }
    }
  `,
  [Called],
);

export type NamedSurvivor = ResultOf<typeof Called>;
export type Case = ResultOf<typeof Cases>['edges'][number]['node'];
export type Task = ResultOf<typeof Owed> & { readonly name?: NamedSurvivor | null };
