import { useState } from 'react';
import type { CombinedError } from 'urql';
import { readNextCursor, type Connection } from '../api/pages.js';

interface Reading<Row> {
  readonly page: Connection<Row> | undefined;
  readonly error: CombinedError | undefined;
}

interface LoadedRows<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

interface Earlier<Row> {
  readonly rows: readonly Row[];
  readonly error: CombinedError | undefined;
  readonly isLoading: boolean;
  /** Loads one more page, if there is one. */
  readonly more: (() => void) | undefined;
}

/** The pages of a list after the first one, which alone is live. */
export const useEarlier = <Row>(
  firstPage: Connection<Row> | undefined,
  readAfter: (cursor: string) => Promise<Reading<Row>>,
): Earlier<Row> => {
  const [loaded, setLoaded] = useState<LoadedRows<Row>>();
  const [error, setError] = useState<CombinedError>();
  const [isLoading, setLoading] = useState(false);
  const next = loaded ? loaded.next : firstPage ? readNextCursor(firstPage) : null;
  const load = async (after: string) => {
    // what comes new pushes the last row off the live page: it stays here
    const first = firstPage?.edges.map(({ node }) => node) ?? [];
    setLoading(true);
    const { page, error: refused } = await readAfter(after);
    setLoading(false);
    setError(refused);
    if (!page) return;
    const read = page.edges.map(({ node }) => node);
    setLoaded((before) => ({ rows: [...(before?.rows ?? first), ...read], next: readNextCursor(page) }));
  };
  return {
    rows: loaded?.rows ?? [],
    error,
    isLoading,
    more: next === null ? undefined : () => void load(next),
  };
};
