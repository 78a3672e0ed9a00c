import type { Client } from '../client/client.js';
import { operator } from './read-projections.js';

/** A stream parked for a projection because an event could not be applied. */
export interface ParkedStreamStatus {
  readonly projection: string;
  readonly subject: string;
  readonly eventId: string;
  readonly type: string;
  readonly position: string;
  readonly reason: string;
  readonly since: string;
}

interface Page {
  readonly parked: {
    readonly edges: readonly { readonly node: ParkedStreamStatus }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const PARKED_QUERY = `query ($after: String) { parked(first: 50, after: $after) {
  edges { node { projection subject eventId type position reason since } } pageInfo { hasNextPage endCursor } } }`;

export const allParked = async (client: Client): Promise<readonly ParkedStreamStatus[]> => {
  const all: ParkedStreamStatus[] = [];
  for (let after: string | null = null; ;) {
    const { parked }: Page = await client.insist<Page>(operator, PARKED_QUERY, { after });
    all.push(...parked.edges.map(({ node }) => node));
    after = parked.pageInfo.endCursor;
    if (!parked.pageInfo.hasNextPage) return all;
  }
};
