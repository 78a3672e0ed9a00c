import { useState } from 'react';
import type { CombinedError } from 'urql';
import { readNextCursor, type Connection } from '../api/pages.js';
import { afterMore, type LoadedRows, type ReadPage } from './loaded-rows.js';

interface Earlier<Row> {
  readonly rows: readonly Row[];
  readonly error: CombinedError | undefined;
  readonly isLoading: boolean;
  /** Whether one of these pages may lack rows. */
  readonly isStale: boolean;
  /** Loads one more page, if there is one. */
  readonly more: (() => void) | undefined;
}

/** The pages of a list after the first one, which alone is live. */
export const useEarlier = <Row>(
  firstPage: Connection<Row> | undefined,
  readAfter: (cursor: string) => Promise<ReadPage<Row>>,
): Earlier<Row> => {
  const [loaded, setLoaded] = useState<LoadedRows<Row>>();
  const [error, setError] = useState<CombinedError>();
  const [isLoading, setLoading] = useState(false);
  const next = loaded ? loaded.next : firstPage ? readNextCursor(firstPage) : null;
  const load = async (after: string) => {
    // what comes new pushes the last row off the live page: it stays here
    const first = firstPage?.edges.map(({ node }) => node) ?? [];
    setLoading(true);
    const read = await readAfter(after);
    setLoading(false);
    setError(read.error);
    setLoaded((before) => afterMore(before, first, read));
  };
  return {
    rows: loaded?.rows ?? [],
    error,
    isLoading,
    isStale: loaded?.isStale ?? false,
    more: next === null ? undefined : () => void load(next),
  };
};
