import { graphql } from '../api/graphql.js';

export const ORGANISATIONS = graphql(`
  query Organisations($on: Date, $after: String, $ended: Boolean) {
    organisations(first: 100, on: $on, after: $after, ended: $ended) {
      edges {
        node {
          organisationId
          name
          localName
          kind
          province
          services
          endedOn
          capacities {
            service
            accepts
            until
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

export const OFFICES = graphql(`
  query OfficeRegister($on: Date, $after: String) {
    offices(first: 100, on: $on, after: $after) {
      edges {
        node {
          code
          name
          localName
          province
          openedOn
          closedOn
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const REGISTER_HISTORY = graphql(`
  query RegisterHistory($office: String, $worker: String, $organisationId: UUID) {
    registerHistory(office: $office, worker: $worker, organisationId: $organisationId) {
      eventId
      type
      on
      recordedAt
      by {
        id
      }
      data
    }
  }
`);

export const STAFF = graphql(`
  query Staff($on: Date, $after: String) {
    staff(first: 100, on: $on, after: $after) {
      edges {
        node {
          worker
          name
          localName
          roles
          office
          joinedOn
          leftOn
          trainings {
            training
            until
          }
          deputies {
            deputy
            from
            until
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
