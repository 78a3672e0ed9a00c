import { applyAmendments, type Amends, type ProjectableEvent } from '#kernel/projections';

/** The survivors in a court case according to its current entries; those who were in it before, if nobody is any more. */
export const survivorsIn = (events: readonly ProjectableEvent[], amends: Amends): readonly string[] => {
  const joined = (entries: readonly ProjectableEvent[]) =>
    entries.filter(({ meta }) => meta.type === 'SurvivorJoined').map(({ data }) => String(data.survivorId));
  const now = joined(applyAmendments(events, amends));
  return [...new Set(now.length > 0 ? now : joined(events))];
};
