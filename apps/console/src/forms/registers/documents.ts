import { client } from '../../api/client.js';
import { graphql } from '../../api/graphql.js';

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

const ORGANISATIONS = graphql(`
  query OrganisationChoices($after: String) {
    organisations(first: 100, after: $after) {
      edges {
        node {
          organisationId
          name
          localName
          province
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface Page<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Every entry of a register, from a cursor on; undefined when the service does not answer. */
const every = async <Node>(
  pageAfter: (after: string | null) => Promise<Page<Node> | undefined>,
  after: string | null = null,
): Promise<readonly Node[] | undefined> => {
  const page = await pageAfter(after);
  if (!page) return undefined;
  const nodes = page.edges.map(({ node }) => node);
  if (!page.pageInfo.hasNextPage) return nodes;
  const more = await every(pageAfter, page.pageInfo.endCursor);
  return more && [...nodes, ...more];
};

export const loadStaff = () =>
  every(async (after) => (await client.query(STAFF, { after }).toPromise()).data?.staff ?? undefined);

export const loadOrganisations = () =>
  every(async (after) => (await client.query(ORGANISATIONS, { after }).toPromise()).data?.organisations ?? undefined);
