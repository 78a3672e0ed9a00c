import type { EventStore, RecordedEvent } from '../event-store.js';
import { LogMismatch } from './log-mismatch.js';
import { LOG_STREAM } from './opened-log.js';

/**
 * Records that every event before it was copied from another event store, with other positions. This name is stored
 * forever.
 */
export const LOG_MIGRATED = 'LogMigrated';

/** The payload of that event. */
export type LogMigration = {
  /** The kind of store that the log came from. */
  readonly from: 'embedded' | 'external';
  /** The number of copied events, the last of them, and the root of the tree over them. */
  readonly events: number;
  readonly lastEventId: string;
  readonly root: string;
  /**
   * The last of them that views read: everything that was acknowledged before the migration lies there or before it.
   */
  readonly lastRead: { readonly stream: string; readonly revision: number } | null;
};

/** How positions of a log are written for clients, and what positions from before a migration mean now. */
export interface LogPositions {
  /** Eight hex digits: the origin of the log or, after a migration, of the event that records the last one. */
  readonly generation: string;
  /** Each former generation, and the position by which all that it acknowledged can be read. */
  readonly former: ReadonlyMap<string, bigint>;
}

/** The origin of the log, and its positions if it was ever migrated. */
export interface PositionedLog {
  readonly origin: string;
  readonly positions?: LogPositions | undefined;
}

export const generationOf = ({ origin, positions }: PositionedLog): string => positions?.generation ?? origin;

/** `<generation>.<commit>`, as in receipts, cursors and queries. */
export const positionText = (log: PositionedLog, position: bigint): string => `${generationOf(log)}.${position}`;

/** The migrations of a log, the first one first. @param events of the stream of the log, each with its flaw */
export const migrationsIn = (events: readonly RecordedEvent[]): readonly RecordedEvent[] =>
  events.filter(({ stream, type, flaw }) => stream === LOG_STREAM && type === LOG_MIGRATED && !flaw);

/** The last event that was copied from another store: its recording time is older than this store. */
export const readCopyEnd = async (store: EventStore): Promise<bigint | undefined> =>
  migrationsIn(await store.inspect(LOG_STREAM)).at(-1)?.position;

/** @param store must verify its events: only a writer with the log key decides what positions mean */
export const positionsOf = async (store: EventStore, origin: string): Promise<LogPositions> => {
  const migrations = migrationsIn(await store.inspect(LOG_STREAM));
  const former = new Map<string, bigint>();
  let generation = origin;
  for (const migration of migrations) {
    former.set(generation, await lastReadOf(store, migration));
    generation = migration.id.slice(0, 8);
  }
  return { generation, former };
};

const lastReadOf = async (store: EventStore, { data }: RecordedEvent): Promise<bigint> => {
  const { lastRead } = data as LogMigration;
  if (!lastRead) return -1n;
  const [event] = await store.inspect(lastRead.stream, lastRead.revision, { atLeast: lastRead.revision });
  return event?.position ?? -1n;
};

/** An event and its position: after a restored log has grown again, a position alone proves nothing. */
export interface LogPlace {
  readonly position: bigint;
  readonly eventId: string;
  /** The hash in its metadata; null for an event of another application. */
  readonly hash: string | null;
}

type PlacedEvent = Pick<RecordedEvent, 'position' | 'id' | 'metadata'> & Partial<Pick<RecordedEvent, 'setAside'>>;

/** The stored event: one that was set aside keeps its place. */
export const placeOf = ({ position, id, metadata, setAside }: PlacedEvent): LogPlace => ({
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
const isAtPlace = ({ eventId, hash }: LogPlace, found: RecordedEvent | undefined): boolean => {
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
