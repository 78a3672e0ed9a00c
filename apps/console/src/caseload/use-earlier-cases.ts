import { useState } from 'react';
import type { CombinedError } from 'urql';
import { client } from '../api/client.js';
import type { VariablesOf } from '../api/graphql.js';
import { readNextCursor, type Connection } from '../api/pages.js';
import { CASELOAD, type Case } from './documents.js';

interface Loaded {
  readonly cases: readonly Case[];
  readonly next: string | null;
}

interface EarlierCases {
  readonly cases: readonly Case[];
  readonly error: CombinedError | undefined;
  readonly isLoading: boolean;
  /** Loads one more page, if there is one. */
  readonly more: (() => void) | undefined;
}

/** The pages of a caseload after the first one, which alone is live. */
export const useEarlierCases = (
  variables: VariablesOf<typeof CASELOAD>,
  firstPage: Connection<Case> | undefined,
): EarlierCases => {
  const [loaded, setLoaded] = useState<Loaded>();
  const [error, setError] = useState<CombinedError>();
  const [isLoading, setLoading] = useState(false);
  const next = loaded ? loaded.next : firstPage ? readNextCursor(firstPage) : null;
  const load = async (after: string) => {
    // a new case pushes the last one off the live page: it stays here
    const first = firstPage?.edges.map(({ node }) => node) ?? [];
    setLoading(true);
    const { data, error: refused } = await client.query(CASELOAD, { ...variables, after }).toPromise();
    setLoading(false);
    setError(refused);
    if (!data) return;
    const page = data.caseload.edges.map(({ node }) => node);
    setLoaded((before) => ({ cases: [...(before?.cases ?? first), ...page], next: readNextCursor(data.caseload) }));
  };
  return {
    cases: loaded?.cases ?? [],
    error,
    isLoading,
    more: next === null ? undefined : () => void load(next),
  };
};
