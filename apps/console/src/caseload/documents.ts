import { graphql, type ResultOf } from '../api/graphql.js';

export const PersonNameParts = graphql(`
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
          sex
          birthYear
          lastContactOn
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
      }
      totalCount
    }
  `,
  [PersonNameParts],
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
      requests {
        requestId
      }
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
  [PersonNameParts],
);

export const CASELOAD = graphql(
  `
    query Caseload(
      $purpose: Purpose!
      $first: Int
      $worker: String
      $riskLevel: RiskLevel
      $status: CaseStatus
      $atLeast: String
    ) {
      caseload(
        purpose: $purpose
        first: $first
        worker: $worker
        riskLevel: $riskLevel
        status: $status
        atLeast: $atLeast
      ) {
        ...Cases
      }
    }
  `,
  [Cases],
);

export const LIVE_CASELOAD = graphql(
  `
    subscription LiveCaseload(
      $purpose: Purpose!
      $first: Int
      $worker: String
      $riskLevel: RiskLevel
      $status: CaseStatus
    ) {
      caseload(purpose: $purpose, first: $first, worker: $worker, riskLevel: $riskLevel, status: $status) {
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
      $atLeast: String
    ) {
      dueWork(
        purpose: $purpose
        first: $first
        worker: $worker
        kind: $kind
        riskLevel: $riskLevel
        overdue: $overdue
        atLeast: $atLeast
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

export type NamedSurvivor = ResultOf<typeof PersonNameParts>;
export type Case = ResultOf<typeof Cases>['edges'][number]['node'];
export type Work = ResultOf<typeof Work>['edges'][number]['node'];
export type Task = ResultOf<typeof Owed>;
