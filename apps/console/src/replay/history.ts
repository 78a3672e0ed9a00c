import { useEffect, useState } from 'react';
import type { CombinedError } from 'urql';
import { client } from '../api/client.js';
import type { Purpose } from '../journey/purposes.js';
import { dayOf } from '../language/days.js';
import { HISTORY, type History, type HistoryNode } from './documents.js';

export interface ReplayedHistory {
  readonly entries: readonly HistoryNode[];
  readonly chains?: History['chains'];
  /** How many entries there are, also those that are not read yet. */
  readonly count?: number;
  readonly caseNumber?: string;
  readonly whole: boolean;
  readonly absent?: boolean;
  readonly error?: CombinedError;
}

/** Reads all pages, because a replay needs the complete history. */
export const useHistory = (survivorId: string, purpose: Purpose): ReplayedHistory => {
  const [replayed, setReplayed] = useState<ReplayedHistory>({ entries: [], whole: false });
  useEffect(() => {
    let current = true;
    const load = async () => {
      let entries: readonly HistoryNode[] = [];
      let after: string | null = null;
      do {
        const variables: { survivorId: string; purpose: Purpose; after: string | null } = {
          survivorId,
          purpose,
          after,
        };
        const { data, error } = await client.query(HISTORY, variables).toPromise();
        if (!current) return;
        if (error) return setReplayed((before) => ({ ...before, error }));
        const history: History | null | undefined = data?.history;
        if (!history) return setReplayed({ entries: [], whole: true, absent: true });
        entries = [...entries, ...history.edges.map(({ node }) => node)];
        after = history.pageInfo.hasNextPage ? history.pageInfo.endCursor : null;
        const { chains, totalCount: count, caseNumber } = history;
        setReplayed({ entries, chains, count, caseNumber, whole: after === null });
      } while (after !== null);
    };
    void load();
    return () => {
      current = false;
    };
  }, [survivorId, purpose]);
  return replayed;
};

/** The last entry recorded up to a day, or else the first entry. */
export const lastBy = (entries: readonly Pick<HistoryNode, 'recordedAt'>[], day: string): number =>
  Math.max(
    entries.findLastIndex(({ recordedAt }) => dayOf(new Date(recordedAt)) <= day),
    0,
  );
