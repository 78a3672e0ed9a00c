import { useEffect, useState } from 'react';
import type { CombinedError, TypedDocumentNode } from 'urql';
import { client } from './client.js';
import { readNextCursor, type Connection } from './pages.js';

interface HistoryPage<Node> extends Connection<Node> {
  readonly complete?: boolean;
  readonly stale?: boolean;
}

interface LoadedPages<Node> {
  readonly nodes: readonly Node[];
  readonly next: string | null;
  /** Whether no page of it lacks something that was written. */
  readonly complete: boolean;
  /** Whether the latest entries may be missing from a page of it. */
  readonly stale: boolean;
  readonly error?: CombinedError;
}

/** The most that one page may have. */
const PAGE_MAX = 50;

/**
 * A list page by page; a page is a question that is logged itself, so the next one is asked on demand. Nothing is there
 * until the first answer. Once something was decided in it, `again` asks for what is there, up to a whole page.
 */
export const usePages = <Data, Of extends object, Node>(
  query: TypedDocumentNode<Data, Of & { readonly after?: string | null; readonly first?: number | null }>,
  of: Of,
  connectionIn: (data: Data) => HistoryPage<Node> | null | undefined,
) => {
  const [loaded, setLoaded] = useState<LoadedPages<Node>>();
  const [place, setPlace] = useState<Place>({ after: null });
  useEffect(() => {
    let current = true;
    void client
      .query(query, { ...of, ...place })
      .toPromise()
      .then(({ data, error }) => {
        if (!current) return;
        const page = data && connectionIn(data);
        setLoaded((before) => {
          const kept = place.after === null && page ? undefined : before;
          return {
            nodes: [...(kept?.nodes ?? []), ...(page?.edges.map(({ node }) => node) ?? [])],
            next: page ? readNextCursor(page) : null,
            complete: (kept?.complete ?? true) && (page?.complete ?? true),
            stale: (kept?.stale ?? false) || (page?.stale ?? false),
            ...(error && { error }),
          };
        });
      });
    return () => {
      current = false;
    };
  }, [query, JSON.stringify(of), place]);
  const again = () => setPlace({ after: null, first: Math.min(Math.max(loaded?.nodes.length ?? 0, 1), PAGE_MAX) });
  return { ...loaded, again, more: loaded?.next ? () => setPlace({ after: loaded.next }) : undefined };
};

/** Where a page begins, and how many it has, if not as many as its document says. */
interface Place {
  readonly after: string | null;
  readonly first?: number;
}
