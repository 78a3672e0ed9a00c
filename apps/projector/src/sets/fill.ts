import type { DataSource } from 'typeorm';
import type { EventStore, RecordedEvent } from '#kernel/event-store';
import { Projector, type Filling, type Partition } from '#kernel/projections';
import { WHOLE_LOG, prefixesIn, readingOf, type Step } from '#nest';
import { logState, subscribeUntilDrop } from '../log.js';

export interface FillContext {
  readonly store: EventStore;
  readonly steps: readonly Step[];
}

interface FillOptions {
  readonly filling: Filling;
  /** What of the log it reads; by default, all of it. */
  readonly partition?: Partition;
  /** The last position that it may read; by default, it reads to the present end of the log. */
  readonly upTo?: bigint;
}

/** Every batch costs each table its statements, so a build writes few large ones. */
const BATCH_EVENTS = 2_000;

/** Brings the tables of a set further along the log, from their checkpoints. */
export const fill = async (
  db: DataSource,
  { store, steps }: FillContext,
  { filling, partition, upTo }: FillOptions,
): Promise<void> => {
  const prefixes = prefixesIn(partition ?? WHOLE_LOG);
  const log = await logState(store, prefixes);
  const projections = steps.flatMap((step) => step.projections);
  const options = { filling, partition };
  const projector = await Projector.start(db, projections, log, { ...readingOf(steps), store }, options);
  const after = projector.position;
  const end = upTo === undefined || upTo > log.head ? log.head : upTo;
  if (after >= end) return;
  const batches = subscribeUntilDrop(store, { prefixes, after, signal: new AbortController().signal, onLive });
  let writing: Promise<void> = Promise.resolve();
  for await (const batch of joinBatches(batches, end, upTo)) {
    // each batch is read while the one before it is written
    const before = writing;
    writing = projector.project(batch);
    writing.catch(() => undefined); // it is thrown where it is awaited
    await before;
  }
  await writing;
};

const onLive = (): void => undefined;

/** Ends with the event at the end, or the first one after it, without those that it may not read. */
async function* joinBatches(
  batches: AsyncIterable<readonly RecordedEvent[]>,
  end: bigint,
  upTo: bigint | undefined,
): AsyncGenerator<readonly RecordedEvent[]> {
  let all: RecordedEvent[] = [];
  for await (const batch of batches) {
    all.push(...(upTo === undefined ? batch : batch.filter(({ position }) => position <= upTo)));
    const isOver = batch.at(-1)!.position >= end;
    if (!isOver && all.length < BATCH_EVENTS) continue;
    if (all.length > 0) yield all;
    if (isOver) return;
    all = [];
  }
}
