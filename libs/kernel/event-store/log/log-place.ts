import type { EventStore, RecordedEvent } from '../event-store.js';
import { LogMismatch } from './log-mismatch.js';

/** One event, and where it lies: positions alone say nothing once a log was restored and has grown again. */
export interface LogPlace {
  readonly position: bigint;
  readonly eventId: string;
  /** Of its metadata; an event of another application has none. */
  readonly hash: string | null;
}

type Placed = Pick<RecordedEvent, 'position' | 'id' | 'metadata'> & Partial<Pick<RecordedEvent, 'setAside'>>;

/** As it lies there: an event that was set aside meanwhile lies where it lay. */
export const placeOf = ({ position, id, metadata, setAside }: Placed): LogPlace => ({
  position,
  eventId: id,
  hash: hashIn(setAside?.event.metadata ?? metadata),
});

/** Strangers write what they like there, and not everything compares or can be kept. */
const hashIn = (metadata: unknown): string | null => {
  const { hash } = (metadata ?? {}) as { readonly hash?: unknown };
  return typeof hash === 'string' && /^[\w-]{1,100}$/.test(hash) ? hash : null;
};

/** Whether the event that is found where one was expected is that one. */
export const isAtPlace = ({ eventId, hash }: LogPlace, found: RecordedEvent | undefined): boolean => {
  if (!found) return false;
  const place = placeOf(found);
  return place.eventId === eventId && place.hash === hash;
};

/**
 * Looks the event up where it must lie.
 * @param who stands on it, as the subject of a sentence
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
