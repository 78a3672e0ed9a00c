import type { DataSource, EntityManager } from 'typeorm';
import { placeOf, type RecordedEvent } from '#kernel/event-store';
import { CheckpointConflict, MOVED } from './checkpoint.js';

/** A part of the log: all events of the streams that fall into it. */
export interface Partition {
  readonly index: number;
  /** How many partitions the log has. */
  readonly of: number;
}

/** While several copy a set at the same time, each table has a checkpoint for each partition. */
export const checkpointIn = ({ index, of }: Partition, table: string): string => `${table} ${index + 1}/${of}`;

/** The name of such a checkpoint ends with the number of partitions. */
const PARTITIONS = / \d+\/(\d+)$/;
const OF_PARTITIONS = `name LIKE '% %'`;

/** One process at a time decides how a set is copied. Who moves a checkpoint waits for it. */
const decide = <Result>(db: DataSource, work: (tx: EntityManager) => Promise<Result>): Promise<Result> =>
  db.transaction(async (tx) => {
    await tx.query('LOCK TABLE checkpoint IN SHARE ROW EXCLUSIVE MODE');
    return work(tx);
  });

/**
 * Creates the checkpoints of the partitions in which a set is copied. A set goes on as it was begun, whatever is wanted by
 * now. A version that knows no partitions may have gone on with it as a whole: then so does this one, and passes over what
 * the rows already reflect.
 * @param wanted how many partitions a new set has
 * @returns the partitions; none if the set is copied as a whole
 */
export const beginPartitions = (
  db: DataSource,
  tables: readonly string[],
  { origin, wanted }: { readonly origin: string; readonly wanted: number },
): Promise<readonly Partition[]> =>
  decide(db, async (tx) => {
    const names = ((await tx.query('SELECT name FROM checkpoint')) as { name: string }[]).map(({ name }) => name);
    const begun = names.map((name) => Number(PARTITIONS.exec(name)?.[1] ?? 1));
    const of = begun.length > 0 ? Math.min(...begun) : wanted;
    if (of === 1) {
      await tx.query(`DELETE FROM checkpoint WHERE ${OF_PARTITIONS}`);
      return [];
    }
    const partitions = Array.from({ length: of }, (_, index) => ({ index, of }));
    const checkpoints = partitions.flatMap((partition) => tables.map((table) => checkpointIn(partition, table)));
    await tx.query(
      `INSERT INTO checkpoint (name, position, origin, events) SELECT unnest($1::text[]), -1, $2, 0 ON CONFLICT DO NOTHING`,
      [checkpoints, origin],
    );
    return partitions;
  });

/**
 * Gives each table one checkpoint in place of those of its partitions, which have all read up to this event. Another
 * process that still copies finds its checkpoint gone, and stops.
 * @throws CheckpointConflict where another process has joined them, or gone further with one
 */
export const joinPartitions = (db: DataSource, upTo: RecordedEvent): Promise<void> =>
  decide(db, async (tx) => {
    const { position, eventId, hash } = placeOf(upTo);
    const [{ furthest }] = (await tx.query(
      `SELECT max(position) AS furthest FROM checkpoint WHERE ${OF_PARTITIONS}`,
    )) as [{ furthest: string | null }];
    if (furthest === null || BigInt(furthest) > position) throw new CheckpointConflict(MOVED);
    await tx.query(
      `INSERT INTO checkpoint (name, position, origin, "eventId", hash, "recordedAt", events, "seenAt")
       SELECT split_part(name, ' ', 1), $1, origin, $2, $3, $4, sum(events), now() FROM checkpoint
       WHERE ${OF_PARTITIONS} GROUP BY split_part(name, ' ', 1), origin`,
      [String(position), eventId, hash, upTo.recordedAt],
    );
    await tx.query(`DELETE FROM checkpoint WHERE ${OF_PARTITIONS}`);
  });
