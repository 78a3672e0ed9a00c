import { awaitsReview } from '#kernel/correction';
import { isOrStandsInFor, type Actor, type JsonObject } from '#kernel/decider';
import type { RecordEntry } from '#domain/survivor';

/** Whether the entry, or something that amends it, waits for a decision that this supervisor may take. */
export const waitsFor = (by: Actor, entry: RecordEntry): boolean => {
  const isReviewed = (id: string): boolean =>
    entry.amendments.some(({ content: { meta, data } }) => meta.type === 'EntryReviewed' && data.eventId === id);
  return (
    by.role === 'SUPERVISOR' &&
    [entry, ...entry.amendments].some(
      ({ event: { id }, content: { meta, data } }) =>
        awaitsReview({ type: meta.type, data: data as JsonObject }) &&
        !isOrStandsInFor(by, meta.metadata.actor.id) &&
        !isReviewed(id),
    )
  );
};
