import { useEffect, useRef, useState } from 'react';
import type { CombinedError, TypedDocumentNode } from 'urql';
import { client } from './client.js';
import { afterPages, type HistoryPage, type LoadedPages, type Place } from './loaded-pages.js';
import { loadPagesFrom, rowsAgain } from './pages.js';

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
      setLoaded((before) => afterPages(before, { at: place, pages, next, error }, idOf));
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
