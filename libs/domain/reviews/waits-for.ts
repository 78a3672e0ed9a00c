import { awaitsReview } from '#kernel/correction';
import { isOrStandsInFor, type Actor, type JsonObject } from '#kernel/decider';
import type { RecordEntry } from '#domain/survivor';

/** Whether the entry, or something that amends it, is of somebody else and waits for a review. */
const holdsUnreviewed = (by: Actor, entry: RecordEntry): boolean => {
  const isReviewed = (id: string): boolean =>
    entry.amendments.some(({ content: { meta, data } }) => meta.type === 'EntryReviewed' && data.eventId === id);
  return [entry, ...entry.amendments].some(
    ({ event: { id }, content: { meta, data } }) =>
      awaitsReview({ type: meta.type, data: data as JsonObject }) &&
      !isOrStandsInFor(by, meta.metadata.actor.id) &&
      !isReviewed(id),
  );
};

/** Whether the entry, or something that amends it, waits for a decision that this supervisor may take. */
export const waitsFor = (by: Actor, entry: RecordEntry): boolean =>
  by.role === 'SUPERVISOR' && holdsUnreviewed(by, entry);

/**
 * Whether something in the entry was not upheld, and is put right by this reader: a supervisor, or who recorded it. It ends
 * with the next correction, and with a strike-out. Until a supervisor has seen what a colleague disputes, the colleague's
 * reason is not for who is disputed.
 */
export const isSentBackTo = (by: Actor, entry: RecordEntry): boolean => {
  if (by.role !== 'SUPERVISOR' && holdsUnreviewed(by, entry)) return false;
  const { event, content, amendments } = entry;
  const told = [{ event, content }, ...amendments];
  return told.some(({ event: { id, revision }, content: { meta, data } }) => {
    const isCorrectable = meta.type === 'EntryCorrected' || data.irregular !== undefined;
    const isRejected = amendments.some(
      ({ content: one }) => one.meta.type === 'EntryReviewed' && one.data.eventId === id && one.data.upheld === false,
    );
    const isPutRight = amendments.some(
      (one) => ['EntryCorrected', 'EntryStruckOut'].includes(one.content.meta.type) && one.event.revision > revision,
    );
    const isTheirs = by.role === 'SUPERVISOR' || isOrStandsInFor(by, meta.metadata.actor.id);
    return isCorrectable && isRejected && !isPutRight && isTheirs;
  });
};
