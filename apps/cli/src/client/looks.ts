import type { Bearer } from '#platform/plain';
import type { Client } from './client.js';
import { noSuchSurvivor } from './survivor-id.js';

export interface RecordedLook {
  readonly kind:
    'PERSONAL_DATA_READ' | 'AUDIT_LOG_READ' | 'BREAK_GLASS_OPENED' | 'BREAK_GLASS_REVIEWED' | 'READING_REFUSED';
  readonly who: string;
  readonly role: string;
  readonly office: string | null;
  readonly at: string;
  readonly purpose: string | null;
  readonly basis: string | null;
  readonly classes: readonly string[];
  readonly operation: string | null;
  readonly reason: string | null;
  readonly until: string | null;
  readonly upheld: boolean | null;
  readonly times: number | null;
}

export interface LookHistory {
  /** Latest first. */
  readonly looks: readonly RecordedLook[];
  /** The latest ones may be missing. */
  readonly stale: boolean;
  /** False when entries of the log are missing in the views, which somebody may have removed. */
  readonly complete: boolean;
}

interface Page {
  readonly edges: readonly { readonly node: RecordedLook }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly stale: boolean;
  readonly complete: boolean;
}

const WHO_LOOKED = `query ($survivorId: UUID!, $purpose: Purpose!, $after: String) {
  whoLooked(survivorId: $survivorId, purpose: $purpose, first: 50, after: $after) {
    edges { node { kind who role office at purpose basis classes operation reason until upheld times } }
    pageInfo { hasNextPage endCursor } stale complete
  }
}`;

/** Reads all pages; reads recorded meanwhile are not included. @throws CommandRefused if the caller may not read the record */
export const looksAt = async (
  client: Client,
  by: Bearer,
  survivorId: string,
  purpose: string,
): Promise<LookHistory> => {
  const looks: RecordedLook[] = [];
  for (let after: string | null = null, stale = false, complete = true; ;) {
    const page: { whoLooked: Page | null } = await client.insist(by, WHO_LOOKED, { survivorId, purpose, after });
    if (!page.whoLooked) throw noSuchSurvivor();
    looks.push(...page.whoLooked.edges.map(({ node }) => node));
    stale ||= page.whoLooked.stale;
    complete &&= page.whoLooked.complete;
    if (!page.whoLooked.pageInfo.hasNextPage) return { looks, stale, complete };
    after = page.whoLooked.pageInfo.endCursor;
  }
};
