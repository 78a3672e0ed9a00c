import { useState } from 'react';
import type { CombinedError } from 'urql';
import { client } from '../api/client.js';
import type { VariablesOf } from '../api/graphql.js';
import { CASELOAD, type Case } from './documents.js';

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

interface FirstPage {
  readonly pageInfo: PageInfo;
  readonly edges: readonly { readonly node: Case }[];
}

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

const nextIn = ({ hasNextPage, endCursor }: PageInfo): string | null => (hasNextPage ? endCursor : null);

/** The pages of a caseload after the first one, which alone is live. */
export const useEarlierCases = (
  variables: VariablesOf<typeof CASELOAD>,
  firstPage: FirstPage | undefined,
): EarlierCases => {
  const [loaded, setLoaded] = useState<Loaded>();
  const [error, setError] = useState<CombinedError>();
  const [isLoading, setLoading] = useState(false);
  const next = loaded ? loaded.next : firstPage ? nextIn(firstPage.pageInfo) : null;
  const load = async (after: string) => {
    // a new case pushes the last one off the live page: it stays here
    const first = firstPage?.edges.map(({ node }) => node) ?? [];
    setLoading(true);
    const { data, error: refused } = await client.query(CASELOAD, { ...variables, after }).toPromise();
    setLoading(false);
    setError(refused);
    if (!data) return;
    const page = data.caseload.edges.map(({ node }) => node);
    setLoaded((before) => ({ cases: [...(before?.cases ?? first), ...page], next: nextIn(data.caseload.pageInfo) }));
  };
  return {
    cases: loaded?.cases ?? [],
    error,
    isLoading,
    more: next === null ? undefined : () => void load(next),
  };
};
