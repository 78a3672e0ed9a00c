import { Column, Entity, PrimaryColumn, type DataSource, type EntityManager } from 'typeorm';
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

/** The tables were filled from another log, or this one was cut: serving them would be lying. */
export class ForeignLog extends Error {
  override readonly name = 'ForeignLog';
}

/** Which log is being read, and how far it goes. */
export interface Log {
  readonly origin: string;
  readonly head: bigint;
}

/** Checkpoints that are not there yet begin before the first event, with nothing parked. */
export const claim = async (db: DataSource, names: readonly string[], origin: string): Promise<void> => {
  await db.query(`DELETE FROM parked WHERE name = ANY ($1) AND name NOT IN (SELECT name FROM checkpoint)`, [names]);
  await db.query(
    `INSERT INTO checkpoint (name, position, origin) SELECT unnest($1::text[]), -1, $2 ON CONFLICT DO NOTHING`,
    [names, origin],
  );
};

/** @throws ForeignLog */
export const positionOf = async (db: DataSource, name: string, { origin, head }: Log): Promise<bigint> => {
  const [row] = (await db.query(`SELECT position, origin FROM checkpoint WHERE name = $1`, [name])) as [
    { position: string; origin: string },
  ];
  if (row.origin !== origin) {
    throw new ForeignLog(`${name} was filled from the log ${row.origin}, but this is the log ${origin}.`);
  }
  const position = BigInt(row.position);
  if (position > head) throw new ForeignLog(`${name} has read up to ${position}, but the log ends at ${head}.`);
  return position;
};

interface Reader {
  readonly name: string;
  readonly position: bigint;
}

/** Compare and set: it also locks, so a second reader of that name waits here and then finds that it is not alone. */
export const advance = async (
  tx: Pick<EntityManager, 'query'>,
  readers: readonly Reader[],
  to: bigint,
  recordedAt: string,
): Promise<void> => {
  const [, moved] = await tx.query(
    `UPDATE checkpoint SET position = $1, "recordedAt" = $4, reason = NULL, "seenAt" = now()
     FROM unnest($2::text[], $3::bigint[]) AS seen (name, position)
     WHERE checkpoint.name = seen.name AND checkpoint.position = seen.position`,
    [String(to), readers.map(({ name }) => name), readers.map(({ position }) => String(position)), recordedAt],
  );
  if (moved !== readers.length) throw new NotAlone('Another projector moved the checkpoint.');
};

/** Without moving them: nobody else does, until the transaction ends. */
export const hold = async (tx: Pick<EntityManager, 'query'>, { name, position }: Reader): Promise<void> => {
  const held: unknown[] = await tx.query(`SELECT FROM checkpoint WHERE name = $1 AND position = $2 FOR UPDATE`, [
    name,
    String(position),
  ]);
  if (held.length === 0) throw new NotAlone('Another projector moved the checkpoint.');
};
