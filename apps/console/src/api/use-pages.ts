import { useEffect, useRef, useState } from 'react';
import type { CombinedError, TypedDocumentNode } from 'urql';
import { client } from './client.js';
import { joinNodes, readNextCursor, type Connection } from './pages.js';

interface HistoryPage<Node> extends Connection<Node> {
  readonly complete?: boolean;
  readonly stale?: boolean;
}

interface LoadedPages<Node> {
  /** Where the page begins that came last. */
  readonly at: Place;
  readonly nodes: readonly Node[];
  readonly next: string | null;
  /** Whether no page of it lacks something that was written. */
  readonly complete: boolean;
  /** Whether the latest entries may be missing from a page of it. */
  readonly stale: boolean;
  readonly error?: CombinedError;
}

/** The most that one page of most lists may have. */
const PAGE_MAX = 50;

/**
 * A list page by page; a page is a question that is logged itself, so the next one is asked on demand. Nothing is there
 * until the first answer. Once something was decided in it, `again` asks for what is there, up to a whole page. A node
 * that has moved meanwhile is there once, as it is now, if `idOf` tells which it is. A `first` in `of`
 * holds for each page.
 */
export const usePages = <Data, Of extends object, Node>(
  query: TypedDocumentNode<Data, Of & { readonly after?: string | null; readonly first?: number | null }>,
  of: Of,
  connectionIn: (data: Data) => HistoryPage<Node> | null | undefined,
  idOf?: (node: Node) => string,
  pageMax = PAGE_MAX,
) => {
  const [loaded, setLoaded] = useState<LoadedPages<Node>>();
  const [place, setPlace] = useState<Place>({ after: null });
  const asked = useRef(Promise.resolve());
  useEffect(() => {
    let current = true;
    const load = async () => {
      if (!current) return;
      const { data, error } = await client.query(query, { ...place, ...of }).toPromise();
      if (!current) return;
      const page = data && connectionIn(data);
      setLoaded((before) => {
        const kept = place.after === null && page ? undefined : before;
        return {
          at: place,
          nodes: joinNodes(kept?.nodes ?? [], page?.edges.map(({ node }) => node) ?? [], idOf),
          // where a page did not come, its place is still the next one
          next: page ? readNextCursor(page) : (before?.next ?? null),
          complete: (kept?.complete ?? true) && (page?.complete ?? true),
          stale: (kept?.stale ?? false) || (page?.stale ?? false),
          ...(error && { error }),
        };
      });
    };
    // one after another: the client shares the answer to a question that is on its way, which may be older than a decision
    asked.current = asked.current.then(load);
    return () => {
      current = false;
    };
  }, [query, JSON.stringify(of), place]);
  const isLoading = loaded?.at !== place;
  const shown = loaded?.nodes.length ?? 0;
  const again = () => setPlace({ after: null, ...(shown > 0 && { first: Math.min(shown, pageMax) }) });
  // while the list is asked for again, its end moves
  const more = () => !isLoading && loaded.next && setPlace({ after: loaded.next });
  return { ...loaded, again, isLoading, more: loaded?.next ? more : undefined };
};

/** Where a page begins, and how many it has, if not as many as its document says. */
interface Place {
  readonly after: string | null;
  readonly first?: number;
}
