import { client } from '../../api/client.js';
import { graphql } from '../../api/graphql.js';
import { loadAllPages } from '../../api/pages.js';
import { ORGANISATIONS } from '../../registers/documents.js';

const STAFF = graphql(`
  query StaffChoices($after: String) {
    staff(first: 100, after: $after) {
      edges {
        node {
          worker
          name
          localName
          office
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const ENDED_ORGANISATIONS = graphql(`
  query EndedOrganisations($after: String) {
    organisations(first: 100, ended: true, after: $after) {
      edges {
        node {
          organisationId
          name
          localName
          kind
          services
          province
          districts
          pcctGroup
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const OFFICES = graphql(`
  query OfficeChoices($after: String) {
    offices(first: 100, after: $after) {
      edges {
        node {
          code
          name
          localName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const loadStaff = () =>
  loadAllPages(async (after) => (await client.query(STAFF, { after }).toPromise()).data?.staff ?? undefined);

export const loadOrganisations = () =>
  loadAllPages(
    async (after) => (await client.query(ORGANISATIONS, { after }).toPromise()).data?.organisations ?? undefined,
  );

/** Those that are no partners any more, with all that their registration says. */
export const loadEndedOrganisations = () =>
  loadAllPages(
    async (after) => (await client.query(ENDED_ORGANISATIONS, { after }).toPromise()).data?.organisations ?? undefined,
  );

export const loadOffices = () =>
  loadAllPages(async (after) => (await client.query(OFFICES, { after }).toPromise()).data?.offices ?? undefined);
