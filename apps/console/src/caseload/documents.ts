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
          caseNumber
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

const Work = graphql(
  `
    fragment Work on DueWorkConnection @_unmask {
      totalCount
      overdueCount
      edges {
        node {
          survivorId
          caseNumber
          name {
            ...Called
          }
          office
          worker
          riskLevel
          overdue
          tasks {
            kind
            dueOn
            overdue
            count
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  `,
  [Called],
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

export const DUE_WORK = graphql(
  `
    query DueWork(
      $purpose: Purpose!
      $first: Int
      $worker: String
      $kind: TaskKind
      $riskLevel: RiskLevel
      $overdue: Boolean
    ) {
      dueWork(
        purpose: $purpose
        first: $first
        worker: $worker
        kind: $kind
        riskLevel: $riskLevel
        overdue: $overdue
      ) {
        ...Work
      }
    }
  `,
  [Work],
);

export const LIVE_DUE_WORK = graphql(
  `
    subscription LiveDueWork(
      $purpose: Purpose!
      $first: Int
      $worker: String
      $kind: TaskKind
      $riskLevel: RiskLevel
      $overdue: Boolean
    ) {
      dueWork(
        purpose: $purpose
        first: $first
        worker: $worker
        kind: $kind
        riskLevel: $riskLevel
        overdue: $overdue
      ) {
        ...Work
      }
    }
  `,
  [Work],
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
            caseNumber
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
export type Work = ResultOf<typeof Work>['edges'][number]['node'];
export type Task = ResultOf<typeof Owed>;
