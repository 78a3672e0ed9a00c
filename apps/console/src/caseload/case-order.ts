import type { Case } from './documents.js';

const urgencyOf = ({ nextTask }: Case): string => nextTask?.dueOn ?? '9999';

/**
 * The cases of all loaded pages. While one page holds them all, the most urgent comes first; of more, only the order of
 * the service is true: an unread page may hold a more urgent case.
 */
export const inOrder = (
  newest: readonly Case[],
  earlier: readonly Case[],
  isWhole: boolean,
): { readonly cases: readonly Case[]; readonly isByUrgency: boolean } => {
  const known = new Set(newest.map(({ survivorId }) => survivorId));
  // a case that moved up since is shown once
  const cases = [...newest, ...earlier.filter(({ survivorId }) => !known.has(survivorId))];
  if (!isWhole) return { cases, isByUrgency: false };
  return {
    cases: cases.toSorted((one, other) => (urgencyOf(one) < urgencyOf(other) ? -1 : 1)),
    isByUrgency: true,
  };
};
