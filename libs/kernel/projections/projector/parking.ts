import type { EntityManager } from 'typeorm';
import { FlawedStream } from '#kernel/event-store';
import { ProjectionError, UnopenedEvent, isAgainstConstraint, kindOf, isEventFault } from './projection-error.js';
import { park } from './parked.js';
import { findFailedEvents, type FailedEvent } from './failed-events.js';
import { streamOf } from '../fold/projectable-event.js';
import type { Partition } from './partitions.js';
import type { Filling, Table } from './table.js';
import { byStream, batchUpTo, type EventBatch } from './event-batch.js';

export interface ProjectorOptions {
  /** What to do with an event that a table cannot apply: park its stream for that table, or stop everything, as by default. */
  readonly onFailedEvent?: 'park' | 'stop';
  readonly filling?: Filling;
  /** What of the log it reads; by default, all of it. */
  readonly partition?: Partition | undefined;
}

/** Too many streams of one table are parked, so the table must be the cause: everything stops until it is repaired. */
export class TooManyParkedStreams extends Error {
  override readonly name = 'TooManyParkedStreams';
}

/** Streams of one table. */
const MOST_PARKED = 1_000;

/**
 * Applies all events that a table can apply; each stream with an event that fails is parked at that event.
 * @throws ProjectionError, when every stream of the batch fails
 */
export const projectOrPark = async (
  tx: EntityManager,
  table: Table,
  batch: EventBatch,
): Promise<readonly FailedEvent[]> =>
  projectExcept(
    tx,
    table,
    { ...batch, events: batch.events.filter((event) => table.awaits(event)) },
    (failed, streams) => {
      const [first] = failed;
      if (streams < 2 || failed.length < streams || !failed.every(({ error }) => isAgainstConstraint(error))) return;
      const { eventId: id, type } = first!.event.meta;
      throw new ProjectionError(table.name, { id, type }, first!.error);
    },
  );

/** @returns the events that failed, and were parked */
export const projectExcept = async (
  tx: EntityManager,
  table: Table,
  batch: EventBatch,
  judge: (failed: readonly FailedEvent[], streams: number) => void = () => undefined,
): Promise<readonly FailedEvent[]> => {
  const failed = await findFailedEvents(batch, (part) => tryPart(tx, table, part));
  judge(failed, byStream(batch.events).size);
  const places = new Map(failed.map(({ event: { meta } }) => [streamOf(meta), meta.position]));
  await table.project(tx, batchUpTo(batch, places));
  if (failed.length === 0) return failed;
  // flawed entries are the log's fault, and damaged keys that of their database, however many there are
  const isOfTable = failed.some(({ error }) => !(error instanceof FlawedStream || error instanceof UnopenedEvent));
  if (isOfTable && table.parked.size + failed.length > MOST_PARKED) {
    throw new TooManyParkedStreams(
      `${table.name} has more than ${MOST_PARKED} parked streams, so the table itself must be at fault: check its schema.`,
    );
  }
  const parkings = failed.map(({ event: { meta }, error }) => ({ meta, reason: kindOf(error) }));
  await park(tx, table.name, parkings);
  return failed;
};

/** Everything that it tries is rolled back. */
const tryPart = async (
  tx: EntityManager,
  table: Table,
  part: EventBatch,
): Promise<{ readonly error: unknown } | undefined> => {
  await tx.query('SAVEPOINT trial');
  let failed: { error: unknown } | undefined;
  try {
    await table.project(tx, part);
  } catch (error) {
    if (!isEventFault(error)) throw error;
    failed = { error };
  }
  await tx.query('ROLLBACK TO SAVEPOINT trial');
  return failed;
};
