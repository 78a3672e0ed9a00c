import { graphql } from '../api/graphql.js';
import { PersonNameParts } from '../caseload/documents.js';

export const COURT_CASES = graphql(`
  query CourtCaseList($from: Date, $to: Date, $open: Boolean, $after: String, $atLeast: String) {
    prosecutions(first: 25, from: $from, to: $to, open: $open, after: $after, atLeast: $atLeast) {
      edges {
        node {
          prosecutionId
          commencedOn
          court
          article
          survivors
          outcome
          accused
          decided
          nextHearing
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const LISTED_OPERATIONS = graphql(`
  query OperationList(
    $operationId: UUID
    $from: Date
    $to: Date
    $office: String
    $kind: OperationKind
    $after: String
    $atLeast: String
  ) {
    operations(
      first: 25
      operationId: $operationId
      from: $from
      to: $to
      office: $office
      kind: $kind
      after: $after
      atLeast: $atLeast
    ) {
      edges {
        node {
          operationId
          on
          kind
          office
          province
          district
          withAuthorities
          result {
            on
            met
            screened
            referred
            materials {
              title
              language
              count
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const PREVENTION = graphql(`
  query PreventionList(
    $operationId: UUID
    $from: Date
    $to: Date
    $kind: PreventionKind
    $after: String
    $atLeast: String
  ) {
    preventionActivities(
      first: 25
      operationId: $operationId
      from: $from
      to: $to
      kind: $kind
      after: $after
      atLeast: $atLeast
    ) {
      edges {
        node {
          operationId
          on
          to
          kind
          districts
          audience
          attendees
          materials
          reach
          topics
          programme
          agencies
          fromSurvivorCase
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const REFERRALS_RECEIVED = graphql(
  `
    query ReferralsReceivedList(
      $purpose: Purpose!
      $from: Date
      $to: Date
      $office: String
      $source: ReferralSource
      $after: String
      $atLeast: String
    ) {
      referralsReceived(
        purpose: $purpose
        first: 25
        from: $from
        to: $to
        office: $office
        source: $source
        after: $after
        atLeast: $atLeast
      ) {
        edges {
          node {
            survivorId
            caseNumber
            name {
              ...PersonNameParts
            }
            on
            source
            urgency
            office
            province
            sex
            birthYear
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  `,
  [PersonNameParts],
);

export const REFERRALS_MADE = graphql(
  `
    query ReferralsMadeList(
      $purpose: Purpose!
      $from: Date
      $to: Date
      $toOrganisation: String
      $answer: ReferralAnswer
      $answered: Boolean
      $after: String
      $atLeast: String
    ) {
      referralsMade(
        purpose: $purpose
        first: 25
        from: $from
        to: $to
        toOrganisation: $toOrganisation
        answer: $answer
        answered: $answered
        after: $after
        atLeast: $atLeast
      ) {
        edges {
          node {
            survivorId
            caseNumber
            name {
              ...PersonNameParts
            }
            referralId
            toOrganisation
            services
            on
            answer
            answeredOn
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  `,
  [PersonNameParts],
);
