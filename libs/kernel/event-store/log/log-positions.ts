import type { EventStore, RecordedEvent } from '../event-store.js';
import { LOG_STREAM } from './opened-log.js';

/**
 * Records that every event before it was copied from another event store, where each had another position. The name is
 * stored for ever.
 */
export const LOG_MIGRATED = 'LogMigrated';

/** What such an event says. */
export type LogMigration = {
  /** What kind of store the log came from. */
  readonly from: 'embedded' | 'external';
  /** How many events were copied, which the last of them is, and the root of the tree over them. */
  readonly events: number;
  readonly lastEventId: string;
  readonly root: string;
  /** The last of them that views read: whatever was acknowledged before the migration lies there or before it. */
  readonly lastRead: { readonly stream: string; readonly revision: number } | null;
};

/** How positions of a log are written for clients, and what those from before a migration mean now. */
export interface LogPositions {
  /** Eight hex digits: the origin of the log or, once it was migrated, of the event that records the last migration. */
  readonly generation: string;
  /** Each generation before it, and the position by which everything is read that it ever acknowledged. */
  readonly former: ReadonlyMap<string, bigint>;
}

/** Which log it is, and its positions, where it was ever migrated. */
export interface PositionedLog {
  readonly origin: string;
  readonly positions?: LogPositions | undefined;
}

export const generationOf = ({ origin, positions }: PositionedLog): string => positions?.generation ?? origin;

/** `<generation>.<commit>`, as receipts and cursors carry it and queries ask for it. */
export const positionText = (log: PositionedLog, position: bigint): string => `${generationOf(log)}.${position}`;

/** The migrations of a log, the first one first. @param events of the stream of the log, each with its flaw */
export const migrationsIn = (events: readonly RecordedEvent[]): readonly RecordedEvent[] =>
  events.filter(({ stream, type, flaw }) => stream === LOG_STREAM && type === LOG_MIGRATED && !flaw);

/** Where the last event lies that was copied from another store: it was recorded before this one took it. */
export const copiedUpTo = async (store: EventStore): Promise<bigint | undefined> =>
  migrationsIn(await store.inspect(LOG_STREAM)).at(-1)?.position;

/** @param store one that verifies: only who may write the log decides what positions mean */
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
