import { useEffect, useRef, useState } from 'react';
import type { CombinedError, TypedDocumentNode } from 'urql';
import { client } from './client.js';
import { joinNodes, loadPagesFrom, rowsAgain, type Connection } from './pages.js';

interface HistoryPage<Node> extends Connection<Node> {
  readonly complete?: boolean;
  readonly stale?: boolean;
  readonly totalCount?: number;
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
  /** How many there are on all pages, where the list counts them. */
  readonly totalCount: number | undefined;
  readonly error?: CombinedError;
}

interface PageOptions {
  /** The most that one page may have: most lists have this. */
  readonly pageMax?: number;
  /** The most rows that `again` asks for, where each of them opens records; the rest comes on demand. */
  readonly againMax?: number;
  /** Whether to wait with the question. */
  readonly pause?: boolean;
}

const PAGE_MAX = 50;

/**
 * A list page by page; a page is a question that is logged itself, so the next one is asked on demand. Nothing is there
 * until the first answer. Once something was decided in it, `again` asks for as many rows as are shown, however many pages
 * they came on, up to `againMax`; a list that was whole is whole again, unless that is set. So nothing leaves the list but
 * what was decided, what is beyond that, and the last rows where others came in above them. A node that has moved meanwhile is there once, as it is now, if `idOf` tells which it is.
 * A `first` in `of` holds for each page.
 */
export const usePages = <Data, Of extends object, Node>(
  query: TypedDocumentNode<Data, Of & { readonly after?: string | null; readonly first?: number | null }>,
  of: Of,
  connectionIn: (data: Data) => HistoryPage<Node> | null | undefined,
  idOf?: (node: Node) => string,
  { pageMax = PAGE_MAX, againMax = Infinity, pause = false }: PageOptions = {},
) => {
  const [loaded, setLoaded] = useState<LoadedPages<Node>>();
  const [place, setPlace] = useState<Place>({ after: null });
  const asked = useRef(Promise.resolve());
  useEffect(() => {
    if (pause) return undefined;
    let current = true;
    const load = async () => {
      let error: CombinedError | undefined;
      const { pages, next } = await loadPagesFrom(place.after, place.shown ?? 1, async (after, missing) => {
        if (!current) return undefined;
        const first = place.shown === undefined ? undefined : { first: Math.min(missing, pageMax) };
        const answer = await client.query(query, { after, ...first, ...of }).toPromise();
        ({ error } = answer);
        return (answer.data && connectionIn(answer.data)) ?? undefined;
      });
      if (!current) return;
      setLoaded((before) => {
        const kept = place.after === null && pages.length > 0 ? undefined : before;
        return {
          at: place,
          nodes: joinNodes(
            kept?.nodes ?? [],
            pages.flatMap(({ edges }) => edges.map(({ node }) => node)),
            idOf,
          ),
          next: pages.length > 0 ? next : (before?.next ?? null),
          complete: (kept?.complete ?? true) && pages.every(({ complete = true }) => complete),
          stale: (kept?.stale ?? false) || pages.some(({ stale = false }) => stale),
          totalCount: pages.at(-1)?.totalCount ?? before?.totalCount,
          ...(error && { error }),
        };
      });
    };
    // one after another: the client shares the answer to a question that is on its way, which may be older than a decision
    asked.current = asked.current.then(load);
    return () => {
      current = false;
    };
  }, [query, JSON.stringify(of), place, pause]);
  const isLoading = loaded?.at !== place;
  const shown = loaded?.nodes.length ?? 0;
  const isWhole = loaded !== undefined && loaded.next === null;
  const again = () => setPlace({ after: null, ...(shown > 0 && { shown: rowsAgain(shown, isWhole, againMax) }) });
  // while the list is asked for again, its end moves
  const more = () => !isLoading && loaded.next && setPlace({ after: loaded.next });
  return { ...loaded, again, isLoading, more: loaded?.next ? more : undefined };
};

/** Where a page begins, and how many rows were shown that are asked for again. */
interface Place {
  readonly after: string | null;
  readonly shown?: number;
}
