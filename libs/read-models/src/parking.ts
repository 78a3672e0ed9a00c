import type { EntityManager } from 'typeorm';
import { FlawedStream } from '#event-store';
import { CannotTake, isAgainstConstraint, kindOf, liesInOneEvent } from './cannot-take.js';
import { park } from './parked.js';
import { poisonIn, type Poison } from './poison.js';
import { streamOf } from './seen.js';
import type { Table } from './table.js';
import { byStream, upTo, type Told } from './told.js';

/** So many streams of one table are parked that the table must be the cause: everything stops until it is repaired. */
export class ManyParked extends Error {
  override readonly name = 'ManyParked';
}

/** Streams of one table. */
const MOST_PARKED = 1_000;

/**
 * Applies all events that a table can apply; each stream with an event that fails is parked at that event.
 * @throws CannotTake, when every stream of the batch fails
 */
export const takeOrPark = async (tx: EntityManager, table: Table, batch: Told): Promise<readonly Poison[]> =>
  takenBut(tx, table, { ...batch, events: batch.events.filter((event) => table.awaits(event)) }, (poison, streams) => {
    const [first] = poison;
    if (streams < 2 || poison.length < streams || !poison.every(({ error }) => isAgainstConstraint(error))) return;
    const { eventId: id, type } = first!.event.meta;
    throw new CannotTake(table.name, { id, type }, first!.error);
  });

/** @returns the events that failed, and were parked */
export const takenBut = async (
  tx: EntityManager,
  table: Table,
  batch: Told,
  judge: (poison: readonly Poison[], streams: number) => void = () => undefined,
): Promise<readonly Poison[]> => {
  const poison = await poisonIn(batch, (part) => tried(tx, table, part));
  judge(poison, byStream(batch.events).size);
  const places = new Map(poison.map(({ event: { meta } }) => [streamOf(meta), meta.position]));
  await table.take(tx, upTo(batch, places));
  if (poison.length === 0) return poison;
  // flawed entries are the log's fault, however many there are
  const isOfTable = poison.some(({ error }) => !(error instanceof FlawedStream));
  if (isOfTable && table.parked.size + poison.length > MOST_PARKED) {
    throw new ManyParked(
      `${table.name} has more than ${MOST_PARKED} parked streams, so the table itself must be at fault: check its schema.`,
    );
  }
  const parkings = poison.map(({ event: { meta }, error }) => ({ meta, reason: kindOf(error) }));
  await park(tx, table.name, parkings);
  return poison;
};

/** Everything that it tries is rolled back. */
const tried = async (tx: EntityManager, table: Table, part: Told): Promise<{ readonly error: unknown } | undefined> => {
  await tx.query('SAVEPOINT trial');
  let failed: { error: unknown } | undefined;
  try {
    await table.take(tx, part);
  } catch (error) {
    if (!liesInOneEvent(error)) throw error;
    failed = { error };
  }
  await tx.query('ROLLBACK TO SAVEPOINT trial');
  return failed;
};
