import type { CombinedError } from 'urql';
import { readNextCursor, type Connection } from '../api/pages.js';
import { takesAway } from '../api/refusal.js';

/** What came of the next page. */
export interface ReadPage<Row> {
  readonly page: (Connection<Row> & { readonly stale?: boolean }) | undefined;
  readonly error: CombinedError | undefined;
}

/** The rows of the pages so far, and where the next one begins. */
export interface LoadedRows<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  /** Whether one of the later pages may lack rows. */
  readonly isStale: boolean;
}

/**
 * The rows with those of one more page. Nothing stays of a list that the reader may no longer see.
 * @param first the rows of the live page when the next one was asked for
 */
export const afterMore = <Row>(
  before: LoadedRows<Row> | undefined,
  first: readonly Row[],
  { page, error }: ReadPage<Row>,
): LoadedRows<Row> | undefined => {
  if (takesAway(error)) return undefined;
  if (!page) return before;
  return {
    rows: [...(before?.rows ?? first), ...page.edges.map(({ node }) => node)],
    next: readNextCursor(page),
    isStale: (before?.isStale ?? false) || (page.stale ?? false),
  };
};
