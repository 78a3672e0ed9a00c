import { useCallback, useEffect, useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { client } from '../../api/client.js';
import type { VariablesOf } from '../../api/graphql.js';
import type { Purpose } from '../purposes.js';
import { TIMELINE } from './documents.js';
import { withNews, withPage, type LoadedTimeline } from './pages.js';

export interface TimelineOf {
  readonly survivorId: string;
  readonly purpose: Purpose;
  /** The day on which the file is seen; without one, what is recorded later is fetched too. */
  readonly asOf?: string | undefined;
  /** The last revision of the record, as the page knows it. */
  readonly revision?: number | undefined;
}

interface State {
  readonly of: string;
  readonly loaded?: LoadedTimeline;
  /** The entries that were recorded or amended while the timeline was shown. */
  readonly fresh: ReadonlySet<string>;
  readonly isLoading: boolean;
  readonly error?: CombinedError;
}

const NOTHING_FRESH: ReadonlySet<string> = new Set();

/**
 * Loads the timeline a page at a time, since each page is a reading that the access log keeps; then only what is new.
 * @param onNews called with what was recorded meanwhile
 */
export const useTimeline = (
  { survivorId, purpose, asOf, revision }: TimelineOf,
  onNews: (types: readonly string[]) => void,
) => {
  const of = [survivorId, purpose, asOf].join(' ');
  const [state, setState] = useState<State>({ of, fresh: NOTHING_FRESH, isLoading: true });
  const current = useRef(state);
  const announce = useRef(onNews);
  announce.current = onNews;

  const show = useCallback((next: State) => {
    current.current = next;
    setState(next);
  }, []);

  const ask = useCallback(
    async (variables: Pick<VariablesOf<typeof TIMELINE>, 'after' | 'since'>) => {
      show({ ...current.current, isLoading: true });
      const { data, error } = await client
        .query(TIMELINE, { survivorId, purpose, asOf: asOf ?? null, after: null, since: null, ...variables })
        .toPromise();
      // another timeline is shown by now
      if (current.current.of !== of) return undefined;
      if (!data?.timeline) show({ ...current.current, isLoading: false, ...(error && { error }) });
      return data?.timeline ?? undefined;
    },
    [of, survivorId, purpose, asOf, show],
  );

  const load = useCallback(
    async (after: string | null) => {
      const page = await ask({ after });
      if (!page) return false;
      const { loaded, fresh } = current.current;
      show({ of, fresh, isLoading: false, loaded: withPage(after === null ? undefined : loaded, page) });
      return true;
    },
    [ask, of, show],
  );

  useEffect(() => {
    show({ of, fresh: NOTHING_FRESH, isLoading: true });
    void load(null);
  }, [of, load, show]);

  const known = state.loaded?.revision;
  useEffect(() => {
    if (asOf !== undefined || revision === undefined || known === undefined || revision <= known) return;
    const fetchNews = async () => {
      const news = await ask({ since: known });
      const { loaded } = current.current;
      if (!news || !loaded) return;
      if (news.pageInfo.hasNextPage) {
        await load(null);
        return;
      }
      const nodes = news.edges.map(({ node }) => node);
      const fresh = new Set(nodes.map(({ eventId }) => eventId));
      show({ of, isLoading: false, loaded: withNews(loaded, news), fresh });
      announce.current(nodes.map(({ type, amendments }) => amendments.at(-1)?.type ?? type));
    };
    void fetchNews();
  }, [asOf, revision, known, of, ask, load, show]);

  /** Loads on until a condition holds, or everything is loaded. */
  const loadUntil = useCallback(
    async (isEnough: (loaded: LoadedTimeline) => boolean) => {
      for (;;) {
        const { loaded } = current.current;
        if (!loaded || loaded.next === null || isEnough(loaded) || !(await load(loaded.next))) return;
      }
    },
    [load],
  );

  return { ...state, again: () => void load(null), loadUntil };
};
