import type { RecordHistory, HistoryNode } from './documents.js';

/** What the check of all chains found: nothing, or the first altered entry, by its place in the list if it is there. */
export type ChainCheck = { readonly is: 'sound' } | { readonly is: 'altered'; readonly at: number | undefined };

/**
 * The record, its court cases and its operations have chains of their own, and are checked as a whole: nothing was changed
 * only if all of them are sound. Undefined while that is not known.
 */
export const countChecked = (
  chains: RecordHistory['chains'],
  entries: readonly Pick<HistoryNode, 'stream' | 'revision'>[],
  isWhole: boolean,
): ChainCheck | undefined => {
  const broken = chains.filter(({ sound }) => !sound);
  if (broken.length === 0) return { is: 'sound' };
  const first = entries.findIndex((entry) =>
    broken.some(({ stream, brokenAt }) => stream === entry.stream && brokenAt === entry.revision),
  );
  // the altered entry may stand on a page that is still to come: it is of another record only if it is on none
  if (first < 0 && !isWhole) return undefined;
  return { is: 'altered', at: first < 0 ? undefined : first + 1 };
};
