import { Column, Entity, PrimaryColumn, type DataSource, type EntityManager } from 'typeorm';
import { LogMismatch, assertAtPlace, placeOf, type LogPlace, type RecordedEvent } from '#kernel/event-store';
import { EVERYBODY, type RowPolicy } from '../access/row-security.js';
import { runPrepared, type PreparedStatement, type Sending } from './prepared-statement.js';

/** How far a table or a policy has read the log. */
@Entity('checkpoint')
export class Checkpoint {
  static readonly rowPolicy: RowPolicy = { own: EVERYBODY };

  /** The table, or `policy:<name>`. */
  @PrimaryColumn('text')
  name!: string;

  /** Commit position of the last event handled; -1 before the first. */
  @Column('bigint')
  position!: string;

  /** The log to which the position belongs. */
  @Column('text')
  origin!: string;

  /** The event at that position; null before the first event, and in rows of a version before 0.7.0. */
  @Column('uuid', { nullable: true })
  eventId!: string | null;

  /** The hash in that event's metadata. */
  @Column('text', { nullable: true })
  hash!: string | null;

  /** How many events were handled since the first; unknown where a version before 0.7.0 began. */
  @Column('bigint', { nullable: true })
  events!: string | null;

  /** When the last event handled was recorded; for a reader that acts, the latest instant up to that event. */
  @Column('timestamptz', { nullable: true })
  recordedAt!: Date | null;

  /** Why the reader has stopped, if it has. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** When the reader last gave a sign of life. */
  @Column('timestamptz', { nullable: true })
  seenAt!: Date | null;
}

/** Another process moved this process's checkpoint: one of the two must stop. */
export class CheckpointConflict extends Error {
  override readonly name = 'CheckpointConflict';
}

export const MOVED = 'Another process moved the checkpoint. Only one projector may follow the log: stop the other one.';

/** The log that is read: its identity, its length, and its events by position. */
export interface LogByPosition {
  readonly origin: string;
  readonly head: bigint;
  readonly at: (position: bigint) => Promise<RecordedEvent | undefined>;
}

/** Creates missing checkpoints before the first event, with no parked streams. */
export const initCheckpoints = async (db: DataSource, names: readonly string[], origin: string): Promise<void> => {
  await db.query(`DELETE FROM parked WHERE name = ANY ($1) AND name NOT IN (SELECT name FROM checkpoint)`, [names]);
  await db.query(
    `INSERT INTO checkpoint (name, position, origin, events) SELECT unnest($1::text[]), -1, $2, 0 ON CONFLICT DO NOTHING`,
    [names, origin],
  );
};

export type CheckpointRow = Pick<Checkpoint, 'name' | 'position' | 'origin' | 'eventId' | 'hash' | 'recordedAt'>;

/** A mark that is stored elsewhere than in the table, as a checkpoint. One without an origin is of this log. */
export const checkpointAt = (
  name: string,
  mark: { readonly position: bigint } & Pick<CheckpointRow, 'eventId' | 'hash'> & { readonly origin: string | null },
  log: Pick<LogByPosition, 'origin'>,
): CheckpointRow => {
  const { position, origin, eventId, hash } = mark;
  return { name, position: String(position), origin: origin ?? log.origin, eventId, hash, recordedAt: null };
};

/** Equal for checkpoints that stand at one event: what is true of one of them is true of all. */
export const placeKeyOf = ({ origin, position, eventId, hash }: CheckpointRow): string =>
  [origin, position, eventId, hash].join(' ');

/**
 * Where each reader resumes. The checkpoint's event must still be at its position in the same log. A log that was cut may
 * have grown past the checkpoint: it would be resumed in the middle of other events.
 * @throws LogMismatch
 */
export const readPlaces = async (
  db: DataSource,
  names: readonly string[],
  log: LogByPosition,
): Promise<ReadonlyMap<string, bigint>> => {
  const rows = (await db.query(
    `SELECT name, position, origin, "eventId", hash, "recordedAt" FROM checkpoint WHERE name = ANY ($1) ORDER BY name`,
    [names],
  )) as CheckpointRow[];
  const looked = new Set<string>();
  for (const row of rows) {
    const place = placeKeyOf(row);
    if (looked.has(place)) continue;
    looked.add(place);
    const event = await checkpointEvent(row, log);
    if (event && row.eventId === null) await adopt(db, row, event);
  }
  return new Map(rows.map(({ name, position }) => [name, BigInt(position)]));
};

/**
 * The event at which a checkpoint stands; undefined before the first event.
 * @throws LogMismatch
 */
export const checkpointEvent = async (
  { name, position, origin, eventId, hash, recordedAt }: CheckpointRow,
  log: Pick<LogByPosition, 'origin' | 'at'>,
): Promise<RecordedEvent | undefined> => {
  const subject = `The checkpoint ${name}`;
  if (origin !== log.origin)
    throw new LogMismatch(`${subject} is of the log ${origin}, and this is the log ${log.origin}: it was exchanged`);
  if (BigInt(position) < 0n) return undefined;
  if (eventId !== null) return assertAtPlace(log, subject, { position: BigInt(position), eventId, hash });
  const found = await log.at(BigInt(position));
  if (found && (recordedAt === null || found.recordedAt === recordedAt.toISOString())) return found;
  const instead = found ? 'another event lies there' : 'the log has no event there';
  throw new LogMismatch(`${subject} stands at position ${position}, and ${instead}: it was cut, restored or exchanged`);
};

/** Adds the event to a checkpoint of a version before 0.7.0, which stored positions only. */
const adopt = async (db: DataSource, { position, origin }: CheckpointRow, event: RecordedEvent): Promise<void> => {
  const { eventId, hash } = placeOf(event);
  await db.query(
    `UPDATE checkpoint SET "eventId" = $1, hash = $2 WHERE position = $3 AND origin = $4 AND "eventId" IS NULL`,
    [eventId, hash, position, origin],
  );
};

interface Reader {
  /** The name of its checkpoint. */
  readonly checkpoint: string;
  readonly position: bigint;
}

type HandledEvent = Pick<RecordedEvent, 'position' | 'id' | 'metadata' | 'recordedAt'>;

const ADVANCE: PreparedStatement = {
  name: 'advance',
  text: `UPDATE checkpoint SET position = $1, "eventId" = $2, hash = $3, "recordedAt" = $4, reason = NULL,
       "seenAt" = now(), events = checkpoint.events + seen.events
     FROM unnest($5::text[], $6::bigint[], $7::int[]) AS seen (name, position, events)
     WHERE checkpoint.name = seen.name AND checkpoint.position = seen.position`,
};

/**
 * Compare and set. It also locks the row, so a second reader of that name waits here and then throws `CheckpointConflict`.
 * @param batch the events handled; each reader moves to the last of them
 */
export const advanceCheckpoint = async (
  tx: Sending,
  readers: readonly Reader[],
  batch: readonly HandledEvent[],
): Promise<void> => {
  const last = batch.at(-1)!;
  const { position, eventId, hash }: LogPlace = placeOf(last);
  const { rowCount } = await runPrepared(tx, ADVANCE, [
    String(position),
    eventId,
    hash,
    last.recordedAt,
    readers.map(({ checkpoint }) => checkpoint),
    readers.map((reader) => String(reader.position)),
    readers.map((reader) => countAfter(batch, reader.position)),
  ]);
  if (rowCount !== readers.length) throw new CheckpointConflict(MOVED);
};

const countAfter = (batch: readonly HandledEvent[], position: bigint): number =>
  batch[0]!.position > position ? batch.length : batch.filter((event) => event.position > position).length;

/** Locks a checkpoint without moving it, so that no other process moves it before the transaction ends. */
export const lockCheckpoint = async (
  tx: Pick<EntityManager, 'query'>,
  { checkpoint, position }: Reader,
): Promise<void> => {
  const held: unknown[] = await tx.query(`SELECT FROM checkpoint WHERE name = $1 AND position = $2 FOR UPDATE`, [
    checkpoint,
    String(position),
  ]);
  if (held.length === 0) throw new CheckpointConflict(MOVED);
};
