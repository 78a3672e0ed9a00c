import { Column, Entity, PrimaryColumn, type DataSource, type EntityManager } from 'typeorm';
import { LogMismatch, assertAtPlace, placeOf, type LogPlace, type Recorded } from '#event-store';
import { EVERYBODY, type Wall } from './wall.js';

/** How far the log has been read into a table, or by a policy. */
@Entity('checkpoint')
export class Checkpoint {
  static readonly wall: Wall = { own: EVERYBODY };

  /** The table, or `policy:<name>`. */
  @PrimaryColumn('text')
  name!: string;

  /** Commit position of the last event handled; -1 before the first. */
  @Column('bigint')
  position!: string;

  /** Which log the position is of. */
  @Column('text')
  origin!: string;

  /** The event at that position; nothing before the first, and where a version before 0.7.0 wrote the row. */
  @Column('uuid', { nullable: true })
  eventId!: string | null;

  /** Its hash, as its metadata has it. */
  @Column('text', { nullable: true })
  hash!: string | null;

  /** How many events were handled since the first; unknown where a version before 0.7.0 began. */
  @Column('bigint', { nullable: true })
  events!: string | null;

  /** When the last event handled was recorded. */
  @Column('timestamptz', { nullable: true })
  recordedAt!: Date | null;

  /** Why it stands still, when it does. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** When the reader last said that it lives. */
  @Column('timestamptz', { nullable: true })
  seenAt!: Date | null;
}

/** Another process moved a checkpoint of ours: one of the two must stop. */
export class NotAlone extends Error {
  override readonly name = 'NotAlone';
}

/** Which log is being read, how far it goes, and what lies in it. */
export interface Log {
  readonly origin: string;
  readonly head: bigint;
  readonly at: (position: bigint) => Promise<Recorded | undefined>;
}

/** Checkpoints that are not there yet begin before the first event, with nothing parked. */
export const claim = async (db: DataSource, names: readonly string[], origin: string): Promise<void> => {
  await db.query(`DELETE FROM parked WHERE name = ANY ($1) AND name NOT IN (SELECT name FROM checkpoint)`, [names]);
  await db.query(
    `INSERT INTO checkpoint (name, position, origin, events) SELECT unnest($1::text[]), -1, $2, 0 ON CONFLICT DO NOTHING`,
    [names, origin],
  );
};

export type CheckpointRow = Pick<Checkpoint, 'name' | 'position' | 'origin' | 'eventId' | 'hash' | 'recordedAt'>;

/**
 * Where each reader goes on. The event of its checkpoint must lie where it lay, in the same log: a log that was cut and has
 * grown past the checkpoint would otherwise be read on from the middle of other events.
 * @throws LogMismatch
 */
export const positionsOf = async (
  db: DataSource,
  names: readonly string[],
  log: Log,
): Promise<ReadonlyMap<string, bigint>> => {
  const rows = (await db.query(
    `SELECT name, position, origin, "eventId", hash, "recordedAt" FROM checkpoint WHERE name = ANY ($1) ORDER BY name`,
    [names],
  )) as CheckpointRow[];
  const looked = new Set<string>();
  for (const row of rows) {
    const stands = [row.origin, row.position, row.eventId, row.hash].join(' ');
    if (looked.has(stands)) continue;
    looked.add(stands);
    const event = await eventOf(row, log);
    if (event && row.eventId === null) await adopt(db, row, event);
  }
  return new Map(rows.map(({ name, position }) => [name, BigInt(position)]));
};

/**
 * The event on which a checkpoint stands; nothing where it stands before the first.
 * @throws LogMismatch
 */
export const eventOf = async (
  { name, position, origin, eventId, hash, recordedAt }: CheckpointRow,
  log: Pick<Log, 'origin' | 'at'>,
): Promise<Recorded | undefined> => {
  const who = `The checkpoint ${name}`;
  if (origin !== log.origin)
    throw new LogMismatch(`${who} is of the log ${origin}, and this is the log ${log.origin}: it was exchanged`);
  if (BigInt(position) < 0n) return undefined;
  if (eventId !== null) return assertAtPlace(log, who, { position: BigInt(position), eventId, hash });
  const found = await log.at(BigInt(position));
  if (found && (recordedAt === null || found.recordedAt === recordedAt.toISOString())) return found;
  const instead = found ? 'another event lies there' : 'the log has no event there';
  throw new LogMismatch(`${who} stands at position ${position}, and ${instead}: it was cut, restored or exchanged`);
};

/** A checkpoint of a version before 0.7.0, which knew positions only, learns once on which event it stands. */
const adopt = async (db: DataSource, { position, origin }: CheckpointRow, event: Recorded): Promise<void> => {
  const { eventId, hash } = placeOf(event);
  await db.query(
    `UPDATE checkpoint SET "eventId" = $1, hash = $2 WHERE position = $3 AND origin = $4 AND "eventId" IS NULL`,
    [eventId, hash, position, origin],
  );
};

interface Reader {
  readonly name: string;
  readonly position: bigint;
}

type Handled = Pick<Recorded, 'position' | 'id' | 'metadata' | 'recordedAt'>;

/**
 * Compare and set: it also locks, so a second reader of that name waits here and then finds that it is not alone.
 * @param batch what was handled; to the last of it each reader moves
 */
export const advance = async (
  tx: Pick<EntityManager, 'query'>,
  readers: readonly Reader[],
  batch: readonly Handled[],
): Promise<void> => {
  const last = batch.at(-1)!;
  const { position, eventId, hash }: LogPlace = placeOf(last);
  const [, moved] = await tx.query(
    `UPDATE checkpoint SET position = $1, "eventId" = $2, hash = $3, "recordedAt" = $4, reason = NULL, "seenAt" = now(),
       events = checkpoint.events + seen.events
     FROM unnest($5::text[], $6::bigint[], $7::int[]) AS seen (name, position, events)
     WHERE checkpoint.name = seen.name AND checkpoint.position = seen.position`,
    [
      String(position),
      eventId,
      hash,
      last.recordedAt,
      readers.map(({ name }) => name),
      readers.map((reader) => String(reader.position)),
      readers.map((reader) => countAfter(batch, reader.position)),
    ],
  );
  if (moved !== readers.length) throw new NotAlone('Another projector moved the checkpoint.');
};

const countAfter = (batch: readonly Handled[], position: bigint): number =>
  batch[0]!.position > position ? batch.length : batch.filter((event) => event.position > position).length;

/** Without moving them: nobody else does, until the transaction ends. */
export const hold = async (tx: Pick<EntityManager, 'query'>, { name, position }: Reader): Promise<void> => {
  const held: unknown[] = await tx.query(`SELECT FROM checkpoint WHERE name = $1 AND position = $2 FOR UPDATE`, [
    name,
    String(position),
  ]);
  if (held.length === 0) throw new NotAlone('Another projector moved the checkpoint.');
};
