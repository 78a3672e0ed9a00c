import type { CombinedError } from 'urql';
import type { SoughtPerson } from '../../caseload/sought.js';
import type { FoundSurvivors } from '../../caseload/search-documents.js';

type Namesake = FoundSurvivors['edges'][number]['node'];

export interface FoundNamesakes {
  readonly found: readonly Namesake[];
  /** The search that did not come to its end, if any: others may have the name too. */
  readonly further: SoughtPerson | undefined;
  /** A search that was not up to date, if any: somebody may be missing. */
  readonly outdated: SoughtPerson | undefined;
  /** How many cases every search may miss. */
  readonly leftOut: number;
  readonly error: CombinedError | undefined;
}

interface Page {
  readonly page: FoundSurvivors | undefined;
  readonly error: CombinedError | undefined;
}

/** Asks for the matches after a cursor, or for the first ones. */
type AskForPage = (sought: SoughtPerson, after: string | null) => Promise<Page>;

/** A page without anybody may have ended for want of time, so that the next one is asked for, once: somebody waits. */
const pageOf = async (sought: SoughtPerson, ask: AskForPage): Promise<Page> => {
  const first = await ask(sought, null);
  const { edges = [], pageInfo } = first.page ?? {};
  return edges.length === 0 && pageInfo?.hasNextPage ? ask(sought, pageInfo.endCursor) : first;
};

/** Each search for itself: a record that several of them find is one. */
export const findNamesakes = async (sought: readonly SoughtPerson[], ask: AskForPage): Promise<FoundNamesakes> => {
  const pages = await Promise.all(sought.map((one) => pageOf(one, ask)));
  const nodes = pages.flatMap(({ page }) => page?.edges.map(({ node }) => node) ?? []);
  return {
    found: [...new Map(nodes.map((node) => [node.survivorId, node])).values()],
    further: sought.find((_, at) => pages[at]?.page?.pageInfo.hasNextPage),
    outdated: sought.find((_, at) => pages[at]?.page?.stale),
    leftOut: Math.max(0, ...pages.map(({ page }) => page?.leftOutCount ?? 0)),
    error: pages.find(({ error }) => error)?.error,
  };
};
