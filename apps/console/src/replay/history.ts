import { useEffect, useState } from 'react';
import type { CombinedError } from 'urql';
import type { Purpose } from '../journey/purposes.js';
import { dayOf } from '../language/days.js';
import type { RecordHistory, HistoryNode } from './documents.js';
import { historyPages } from './history-pages.js';

export interface ReplayedHistory {
  readonly entries: readonly HistoryNode[];
  readonly chains?: RecordHistory['chains'];
  /** How many entries there are, also those that are not read yet. */
  readonly count?: number;
  readonly caseNumber?: string;
  /** The records that the entries name. */
  readonly records: RecordHistory['records'];
  readonly whole: boolean;
  readonly absent?: boolean;
  readonly error?: CombinedError;
}

/** Reads all pages, because a replay needs the complete history. */
export const useHistory = (survivorId: string, purpose: Purpose): ReplayedHistory => {
  const [replayed, setReplayed] = useState<ReplayedHistory>({ entries: [], records: [], whole: false });
  useEffect(() => {
    let current = true;
    const load = async () => {
      let entries: readonly HistoryNode[] = [];
      let records: RecordHistory['records'] = [];
      for await (const history of historyPages(survivorId, purpose)) {
        if (!current) return;
        if (!history) return setReplayed({ entries, records, whole: true, absent: true });
        entries = [...entries, ...history.edges.map(({ node }) => node)];
        records = [...records, ...history.records];
        const { chains, totalCount: count, caseNumber, pageInfo } = history;
        setReplayed({ entries, records, chains, count, caseNumber, whole: !pageInfo.hasNextPage });
      }
    };
    load().catch((error: CombinedError) => {
      if (current) setReplayed((before) => ({ ...before, error }));
    });
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
