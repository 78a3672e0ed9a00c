import type { EventStore, RecordedEvent } from '../event-store.js';
import { LogMismatch } from './log-mismatch.js';

/** An event and its position: after a restored log has grown again, a position alone proves nothing. */
export interface LogPlace {
  readonly position: bigint;
  readonly eventId: string;
  /** The hash in its metadata; null for an event of another application. */
  readonly hash: string | null;
}

type Placed = Pick<RecordedEvent, 'position' | 'id' | 'metadata'> & Partial<Pick<RecordedEvent, 'setAside'>>;

/** The stored event: one that was set aside keeps its place. */
export const placeOf = ({ position, id, metadata, setAside }: Placed): LogPlace => ({
  position,
  eventId: id,
  hash: hashIn(setAside?.event.metadata ?? metadata),
});

/** Foreign events may have anything there, not all of which can be compared or stored. */
const hashIn = (metadata: unknown): string | null => {
  const { hash } = (metadata ?? {}) as { readonly hash?: unknown };
  return typeof hash === 'string' && /^[\w-]{1,100}$/.test(hash) ? hash : null;
};

/** Whether the event at a position is the expected one. */
export const isAtPlace = ({ eventId, hash }: LogPlace, found: RecordedEvent | undefined): boolean => {
  if (!found) return false;
  const place = placeOf(found);
  return place.eventId === eventId && place.hash === hash;
};

/**
 * Looks up the event that must lie at a position.
 * @param who the owner of the checkpoint, as the subject of a sentence
 * @throws LogMismatch
 */
export const assertAtPlace = async (
  store: Pick<EventStore, 'at'>,
  who: string,
  place: LogPlace,
): Promise<RecordedEvent> => {
  const found = await store.at(place.position);
  if (found && isAtPlace(place, found)) return found;
  throw new LogMismatch(differenceAt(who, place, found));
};

const differenceAt = (who: string, { position, eventId }: LogPlace, found: RecordedEvent | undefined): string => {
  const stands = `${who} stands on the event ${eventId} at position ${position}`;
  if (!found) return `${stands}, and the log has no event there: it was cut, restored or exchanged`;
  const other = found.id === eventId ? 'that event was altered' : `the log has the event ${found.id} there`;
  return `${stands}, and ${other}: it was cut, restored or exchanged`;
};
