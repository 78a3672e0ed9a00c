import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { client } from '../../api/client.js';
import type { VariablesOf } from '../../api/graphql.js';
import type { Purpose } from '../purposes.js';
import { TIMELINE } from './documents.js';
import { pagerOf } from './pager.js';
import { fromFirst, withNews, withPage, type LoadedTimeline } from './pages.js';

export interface TimelineOf {
  readonly survivorId: string;
  readonly purpose: Purpose;
  /** The day on which the file is seen; without one, what is recorded later is fetched too. */
  readonly asOf?: string | undefined;
  /** The last revision of the record, as the page knows it. */
  readonly revision?: number | undefined;
}

/** Which timeline it is: the variables of its readings. */
type Which = Pick<VariablesOf<typeof TIMELINE>, 'survivorId' | 'purpose' | 'asOf'>;

interface State {
  readonly of: Which;
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
  const of = useMemo<Which>(() => ({ survivorId, purpose, asOf: asOf ?? null }), [survivorId, purpose, asOf]);
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
      // another timeline is shown by now, before the question or before its answer
      if (current.current.of !== of) return undefined;
      show({ ...current.current, isLoading: true });
      const { data, error } = await client
        .query(TIMELINE, { ...of, after: null, since: null, ...variables })
        .toPromise();
      if (current.current.of !== of) return undefined;
      if (!data?.timeline) show({ ...current.current, isLoading: false, ...(error && { error }) });
      return data?.timeline ?? undefined;
    },
    [of, show],
  );

  const read = useCallback(
    async (after: string | null) => {
      const page = await ask({ after });
      if (!page) return false;
      const { loaded, fresh } = current.current;
      const more = after === null || !loaded ? fromFirst(page) : withPage(loaded, after, page);
      show({ of, fresh, isLoading: false, loaded: more });
      return true;
    },
    [ask, of, show],
  );

  const { inTurn, loadUntil } = useMemo(
    () => pagerOf(() => (current.current.of === of ? current.current.loaded : undefined), read),
    [of, read],
  );
  const loadFirst = useCallback(() => inTurn(() => read(null)), [inTurn, read]);

  useEffect(() => {
    show({ of, fresh: NOTHING_FRESH, isLoading: true });
    void loadFirst();
  }, [of, loadFirst, show]);

  const known = state.loaded?.revision;
  useEffect(() => {
    if (asOf !== undefined || revision === undefined || known === undefined || revision <= known) return;
    const fetchNews = async () => {
      const since = current.current.loaded?.revision;
      // an earlier turn has fetched them
      if (since === undefined || since >= revision) return true;
      const news = await ask({ since });
      const { loaded } = current.current;
      if (!news || !loaded) return false;
      if (news.pageInfo.hasNextPage) return read(null);
      const nodes = news.edges.map(({ node }) => node);
      const fresh = new Set(nodes.map(({ eventId }) => eventId));
      show({ of, isLoading: false, loaded: withNews(loaded, news), fresh });
      announce.current(nodes.map(({ type, amendments }) => amendments.at(-1)?.type ?? type));
      return true;
    };
    void inTurn(fetchNews);
  }, [asOf, revision, known, of, ask, read, inTurn, show]);

  return { ...state, again: () => void loadFirst(), loadUntil };
};
