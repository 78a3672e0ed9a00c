import type { CombinedError } from 'urql';
import { joinNodes, type Connection } from './pages.js';
import { takesAway } from './refusal.js';

export interface HistoryPage<Node> extends Connection<Node> {
  readonly complete?: boolean;
  readonly stale?: boolean;
  readonly totalCount?: number;
}

/** Where a page begins, and how many rows were shown that are asked for again. */
export interface Place {
  readonly after: string | null;
  readonly shown?: number;
}

export interface LoadedPages<Node> {
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

/** What came for a place; fewer pages than were asked for with an error. */
interface CamePages<Node> {
  readonly at: Place;
  readonly pages: readonly HistoryPage<Node>[];
  readonly next: string | null;
  readonly error?: CombinedError | undefined;
}

/** The list with what came. Of one that the reader may no longer see, nothing stays. */
export const afterPages = <Node>(
  before: LoadedPages<Node> | undefined,
  { at, pages, next, error }: CamePages<Node>,
  idOf?: (node: Node) => string,
): LoadedPages<Node> => {
  if (error && takesAway(error))
    return { at, nodes: [], next: null, complete: true, stale: false, totalCount: undefined, error };
  const kept = at.after === null && pages.length > 0 ? undefined : before;
  return {
    at,
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
};
