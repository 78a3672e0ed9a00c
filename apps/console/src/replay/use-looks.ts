import { useEffect, useState } from 'react';
import type { CombinedError } from 'urql';
import { client } from '../api/client.js';
import type { Purpose } from '../journey/purposes.js';
import { LOOKS_BY_DAY, type Looks, type LooksOfDay } from './documents.js';

interface Loaded {
  readonly looks: readonly LooksOfDay[];
  readonly next: string | null;
  readonly error?: CombinedError;
}

/** Who looked, page by page; each page is a question that is logged itself, so the next one is asked on demand. */
export const useLooks = (survivorId: string, purpose: Purpose) => {
  const [loaded, setLoaded] = useState<Loaded>();
  const [after, setAfter] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void client
      .query(LOOKS_BY_DAY, { survivorId, purpose, after })
      .toPromise()
      .then(({ data, error }) => {
        if (!current) return;
        const page: Looks | null | undefined = data?.looksByDay;
        setLoaded((before) => ({
          looks: [...(before?.looks ?? []), ...(page?.edges.map(({ node }) => node) ?? [])],
          next: page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
          ...(error && { error }),
        }));
      });
    return () => {
      current = false;
    };
  }, [survivorId, purpose, after]);
  return { ...loaded, more: loaded?.next ? () => setAfter(loaded.next) : undefined };
};
