import { useEffect, useRef, useState } from 'react';
import { useRouterState } from '@tanstack/react-router';
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

/** By entry of the history and list: how many pages somebody loaded after the first one. */
const pagesSeen = new Map<string, number>();

/**
 * The pages of a list after the first one, which alone is live. Somebody who goes back finds those again that they had
 * loaded.
 * @param list what it is a list of, apart from any other at the same address
 */
export const useEarlier = <Row>(
  list: object,
  firstPage: Connection<Row> | undefined,
  readAfter: (cursor: string) => Promise<ReadPage<Row>>,
): Earlier<Row> => {
  const entry = useRouterState({ select: ({ location }) => location.state.__TSR_key });
  const place = `${entry} ${JSON.stringify(list)}`;
  const [wanted, setWanted] = useState(() => pagesSeen.get(place) ?? 0);
  const [count, setCount] = useState(0);
  const asked = useRef<string>(undefined);
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
    if (!read.page) return setWanted(0);
    setCount(count + 1);
    pagesSeen.set(place, Math.max(wanted, count + 1));
  };
  useEffect(() => {
    if (next === null || isLoading || count >= wanted || asked.current === next) return;
    asked.current = next;
    void load(next);
  }, [next, isLoading, count, wanted]);
  return {
    rows: loaded?.rows ?? [],
    error,
    isLoading,
    isStale: loaded?.isStale ?? false,
    more: next === null ? undefined : () => void load(next),
  };
};
