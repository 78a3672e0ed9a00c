import { graphql, type ResultOf } from '../api/graphql.js';

export const OPERATIONS = graphql(`
  query Operations {
    projections {
      name
      lagSeconds
      state
      reason
      rows
      parked
      since
    }
    projectionSets {
      version
      state
      progress
      etaSeconds
      since
      reason
    }
  }
`);

export const PARKED = graphql(`
  query Parked($after: String) {
    parked(first: 20, after: $after) {
      edges {
        cursor
        node {
          projection
          subject
          eventId
          type
          reason
          since
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const RETRY_PARKED = graphql(`
  mutation RetryParked($input: RetryParkedInput!) {
    retryParked(input: $input) {
      state
      reason
    }
  }
`);

export const FLAWED = graphql(`
  query FlawedRecords($first: Int, $after: String) {
    flawedRecords(first: $first, after: $after) {
      cursor
      stream
      eventId
      revision
      kind
      reason
      since
      request {
        requestId
        requestedBy
        requestedAt
      }
    }
    flawedRecordCount
  }
`);

export const REQUEST_SET_ASIDE = graphql(`
  mutation RequestSetAside($input: RequestSetAsideInput!) {
    requestSetAside(input: $input) {
      eventIds
    }
  }
`);

export const APPROVE_SET_ASIDE = graphql(`
  mutation ApproveSetAside($input: ApproveSetAsideInput!) {
    approveSetAside(input: $input) {
      eventIds
    }
  }
`);

export const DECLINE_SET_ASIDE = graphql(`
  mutation DeclineSetAside($input: DeclineSetAsideInput!) {
    declineSetAside(input: $input) {
      eventIds
    }
  }
`);

export const REBUILD = graphql(`
  mutation Rebuild($input: RebuildProjectionsInput!) {
    rebuildProjections(input: $input) {
      version
    }
  }
`);

export const SWITCH = graphql(`
  mutation Switch($input: SwitchProjectionsInput!) {
    switchProjections(input: $input) {
      version
    }
  }
`);

export const ROLLBACK = graphql(`
  mutation Rollback($input: RollbackProjectionsInput!) {
    rollbackProjections(input: $input) {
      version
    }
  }
`);

type OperationsData = ResultOf<typeof OPERATIONS>;
export type Projection = OperationsData['projections'][number];
export type ViewSet = OperationsData['projectionSets'][number];
export type ParkedRow = ResultOf<typeof PARKED>['parked']['edges'][number]['node'];
export type FlawedRecord = ResultOf<typeof FLAWED>['flawedRecords'][number];
