import type { DataSource, EntityManager } from 'typeorm';
import { placeOf, type RecordedEvent } from '#kernel/event-store';

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

/** One process at a time decides how a set is copied. Who moves a checkpoint waits for it. */
const decide = <Result>(db: DataSource, work: (tx: EntityManager) => Promise<Result>): Promise<Result> =>
  db.transaction(async (tx) => {
    await tx.query('LOCK TABLE checkpoint IN SHARE ROW EXCLUSIVE MODE');
    return work(tx);
  });

/**
 * Creates the checkpoints of the partitions in which a set is copied. A set goes on as it was begun, whatever is wanted by
 * now.
 * @param wanted how many partitions a new set has
 * @returns the partitions; none if the set is copied as a whole
 */
export const beginPartitions = (
  db: DataSource,
  tables: readonly string[],
  { origin, wanted }: { readonly origin: string; readonly wanted: number },
): Promise<readonly Partition[]> =>
  decide(db, async (tx) => {
    const [begun] = (await tx.query('SELECT name FROM checkpoint LIMIT 1')) as { name: string }[];
    const of = begun ? Number(PARTITIONS.exec(begun.name)?.[1] ?? 1) : wanted;
    if (of === 1) return [];
    const partitions = Array.from({ length: of }, (_, index) => ({ index, of }));
    const names = partitions.flatMap((partition) => tables.map((table) => checkpointIn(partition, table)));
    await tx.query(
      `INSERT INTO checkpoint (name, position, origin, events) SELECT unnest($1::text[]), -1, $2, 0 ON CONFLICT DO NOTHING`,
      [names, origin],
    );
    return partitions;
  });

/**
 * Gives each table one checkpoint in place of those of its partitions, which have all read up to this event. Another
 * process that still copies finds its checkpoint gone, and stops.
 */
export const joinPartitions = (db: DataSource, upTo: RecordedEvent): Promise<void> =>
  decide(db, async (tx) => {
    const { position, eventId, hash } = placeOf(upTo);
    await tx.query(
      `INSERT INTO checkpoint (name, position, origin, "eventId", hash, "recordedAt", events, "seenAt")
       SELECT split_part(name, ' ', 1), $1, origin, $2, $3, $4, sum(events), now() FROM checkpoint
       WHERE name LIKE '% %' GROUP BY split_part(name, ' ', 1), origin`,
      [String(position), eventId, hash, upTo.recordedAt],
    );
    await tx.query(`DELETE FROM checkpoint WHERE name LIKE '% %'`);
  });
