import { graphql, type ResultOf } from '../api/graphql.js';

export const REQUESTS = graphql(`
  query BetweenOffices(
    $purpose: Purpose!
    $waiting: Boolean
    $received: Boolean
    $atLeast: String
    $first: Int
    $after: String
  ) {
    officeRequests(
      purpose: $purpose
      waiting: $waiting
      received: $received
      atLeast: $atLeast
      first: $first
      after: $after
    ) {
      edges {
        node {
          requestId
          kind
          state
          office
          fromOffice
          survivorId
          caseNumber
          prosecutionId
          outcome
          operationId
          askedBy
          askedAt
          answerBy
          answeredBy
          answeredAt
          until
          notifiedAt
          reason {
            value
            erased
          }
          answerReason {
            value
            erased
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      stale
    }
  }
`);

/** Without the reasons, which the form of a referral does not need. */
export const AGREED_REFERRAL = graphql(`
  query AgreedReferral($requestId: UUID!, $purpose: Purpose!, $atLeast: String) {
    officeRequests(requestId: $requestId, purpose: $purpose, atLeast: $atLeast) {
      edges {
        node {
          kind
          state
          office
          survivorId
          askedBy
          until
        }
      }
    }
  }
`);

export type OfficeRequest = ResultOf<typeof REQUESTS>['officeRequests']['edges'][number]['node'];

export const STAND_INS = graphql(`
  query StandIns {
    standIns {
      worker
      name
      localName
      office
      until
    }
  }
`);

export const ANSWER = graphql(`
  mutation AnswerOffice($input: AnswerOfficeInput!) {
    answerOffice(input: $input) {
      position
    }
  }
`);

export const WITHDRAW = graphql(`
  mutation WithdrawOfficeRequest($input: WithdrawOfficeRequestInput!) {
    withdrawOfficeRequest(input: $input) {
      position
    }
  }
`);

export const DUPLICATES = graphql(`
  query SuspectedDuplicates($purpose: Purpose!, $atLeast: String, $first: Int, $after: String) {
    suspectedDuplicates(purpose: $purpose, atLeast: $atLeast, first: $first, after: $after) {
      edges {
        node {
          duplicateId
          state
          reasons
          since
          keptSurvivorId
          offices
          judgements {
            office
            by
            isSame
          }
          records {
            survivorId
            caseNumber
            office
            name
            localName
            birthDate
            birthYear
            sex
            entries {
              type
              on
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      stale
    }
  }
`);
export type Pair = ResultOf<typeof DUPLICATES>['suspectedDuplicates']['edges'][number]['node'];

export const JUDGE = graphql(`
  mutation JudgeDuplicate($input: JudgeDuplicateInput!) {
    judgeDuplicate(input: $input) {
      position
    }
  }
`);

export const ALARMS = graphql(`
  query RecordAlarms($first: Int, $after: String) {
    recordAlarms(first: $first, after: $after) {
      cursor
      eventId
      who
      role
      at
      records
    }
    recordAlarmCount
  }
`);
