import { graphql, type ResultOf } from '../api/graphql.js';

export const PersonNameParts = graphql(`
  fragment PersonNameParts on PersonName @_unmask {
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

/** How a case stands. It opens no record: who it is, is not in it. */
const CaseStanding = graphql(`
  fragment CaseStanding on CaseloadEntry @_unmask {
    survivorId
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
`);

const Cases = graphql(
  `
    fragment Cases on CaseloadConnection @_unmask {
      edges {
        node {
          ...CaseStanding
          caseNumber
          name {
            ...PersonNameParts
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  `,
  [PersonNameParts, CaseStanding],
);

const DueWorkRows = graphql(
  `
    fragment DueWorkRows on DueWorkConnection @_unmask {
      totalCount
      overdueCount
      requestCount
      edges {
        node {
          survivorId
          caseNumber
          name {
            ...PersonNameParts
          }
          office
          worker
          needsCaseWorker
          riskLevel
          overdue
          tasks {
            kind
            since
            dueOn
            overdue
            count
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
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
      $after: String
      $worker: String
      $office: String
      $riskLevel: RiskLevel
      $status: CaseStatus
      $atLeast: String
    ) {
      caseload(
        purpose: $purpose
        first: $first
        after: $after
        latestFirst: true
        worker: $worker
        office: $office
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

/** How the cases stand that a search found: without names, since the search opened those that it shows. */
export const FOUND_STANDINGS = graphql(
  `
    query FoundStandings($purpose: Purpose!, $survivorIds: [UUID!]!, $atLeast: String) {
      caseload(purpose: $purpose, survivorIds: $survivorIds, atLeast: $atLeast) {
        edges {
          node {
            ...CaseStanding
          }
        }
      }
    }
  `,
  [CaseStanding],
);

export const LIVE_CASELOAD = graphql(
  `
    subscription LiveCaseload(
      $purpose: Purpose!
      $first: Int
      $worker: String
      $office: String
      $riskLevel: RiskLevel
      $status: CaseStatus
    ) {
      caseload(
        purpose: $purpose
        first: $first
        latestFirst: true
        worker: $worker
        office: $office
        riskLevel: $riskLevel
        status: $status
      ) {
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
      $after: String
      $worker: String
      $office: String
      $kind: TaskKind
      $riskLevel: RiskLevel
      $overdue: Boolean
      $decisions: Boolean
      $atLeast: String
    ) {
      dueWork(
        purpose: $purpose
        first: $first
        after: $after
        worker: $worker
        office: $office
        kind: $kind
        riskLevel: $riskLevel
        overdue: $overdue
        decisions: $decisions
        atLeast: $atLeast
      ) {
        ...DueWorkRows
      }
    }
  `,
  [DueWorkRows],
);

export const LIVE_DUE_WORK = graphql(
  `
    subscription LiveDueWork(
      $purpose: Purpose!
      $first: Int
      $worker: String
      $office: String
      $kind: TaskKind
      $riskLevel: RiskLevel
      $overdue: Boolean
      $decisions: Boolean
    ) {
      dueWork(
        purpose: $purpose
        first: $first
        worker: $worker
        office: $office
        kind: $kind
        riskLevel: $riskLevel
        overdue: $overdue
        decisions: $decisions
      ) {
        ...DueWorkRows
      }
    }
  `,
  [DueWorkRows],
);

export type NamedSurvivor = ResultOf<typeof PersonNameParts>;
export type Case = ResultOf<typeof Cases>['edges'][number]['node'];
/** A case without who it is. */
export type CaseStanding = ResultOf<typeof CaseStanding>;
export type Work = ResultOf<typeof DueWorkRows>['edges'][number]['node'];
