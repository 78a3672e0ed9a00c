import type { Bearer } from '#platform/plain';
import type { Homeward } from './homeward.js';

/** A page of those who read a record. */
export interface Readers {
  readonly edges: readonly { readonly cursor: string; readonly node: Readonly<Record<string, unknown>> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly stale: boolean;
  readonly complete: boolean;
}

export interface Page {
  readonly first?: number;
  readonly after?: string;
}

/** The newest first; null if the asker may not know. */
export const readersOf = async (
  homeward: Homeward,
  survivorId: string,
  by: Bearer,
  more: Page = {},
): Promise<Readers | null> => {
  const purpose = by.role === 'AUDITOR' ? 'AUDIT' : 'SUPERVISION';
  const { data, errors } = await homeward.ask(
    `query ($survivorId: UUID!, $first: Int, $after: String) {
      whoLooked(survivorId: $survivorId, purpose: ${purpose}, first: $first, after: $after) {
        edges { cursor node { kind who role office at purpose basis classes operation reason upheld } }
        pageInfo { hasNextPage endCursor } stale complete } }`,
    { survivorId, ...more },
    by,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data!.whoLooked as Readers | null;
};

export const kindsIn = ({ edges }: Readers) => edges.map(({ node }) => [node.kind, node.who]);
