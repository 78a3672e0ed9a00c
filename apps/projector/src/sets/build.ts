import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { LogMismatch, type EventStore, type RecordedEvent } from '#kernel/event-store';
import {
  ProjectionError,
  ChangedInPlace,
  Projector,
  RowSecurityOff,
  type Filling,
  type Sets,
  type TablesOwner,
} from '#kernel/projections';
import { readingOf, type Step } from '#nest';
import { logState, subscribeUntilDrop } from '../log.js';
import { reasonOf } from '../reason.js';

export interface RebuildContext {
  readonly store: EventStore;
  /** The schema with the list of sets. */
  readonly kept: DataSource;
  readonly sets: Sets;
  readonly owner: TablesOwner;
  readonly steps: readonly Step[];
}

/** Every batch costs each table its statements, so a build writes few large ones. */
const BATCH_EVENTS = 2_000;

const log = new Logger('Sets');

/** Errors that another attempt would meet again. */
const FINAL = [ProjectionError, ChangedInPlace, LogMismatch, RowSecurityOff];

/**
 * Builds a set of views from the first event, or resumes where a killed process stopped: first the rows, then the indexes,
 * then what was recorded meanwhile. An event that a table cannot apply ends it: nothing is parked, so that the new set is
 * complete. Nothing is done to a set that another builder has finished.
 */
export const build = async (version: number, site: RebuildContext): Promise<void> => {
  const { kept, sets, owner } = site;
  if (!(await owner.beginSet(version, 'copying'))) return;
  const db = await sets.open(version);
  try {
    await fill(db, site, 'copying', async (position) => {
      const [{ events }] = (await db.query(`SELECT max(events) AS events FROM checkpoint`)) as [{ events: string }];
      await kept.query(
        `UPDATE view_set SET position = $2, "resumedFrom" = $2, events = $3, "resumedEvents" = $3, "resumedAt" = now(),
           reason = NULL WHERE version = $1 AND state = 'building'`,
        [version, String(position), events],
      );
    });
    await owner.finishSet(version);
    await fill(db, site, 'merging');
    await owner.markReady(version);
  } catch (error) {
    if (!FINAL.some((kind) => error instanceof kind)) throw error;
    await fail(kept, version, error);
  } finally {
    await db.destroy();
  }
};

/** Up to the present end of the log. */
const fill = async (
  db: DataSource,
  { store, steps }: RebuildContext,
  filling: Filling,
  onBegin: (position: bigint) => Promise<unknown> = async () => undefined,
): Promise<void> => {
  const projections = steps.flatMap((step) => step.projections);
  const log = await logState(store);
  const projector = await Projector.start(db, projections, log, { ...readingOf(steps), store }, { filling });
  await onBegin(projector.position);
  if (projector.position >= log.head) return;
  const following = { after: projector.position, signal: new AbortController().signal, onLive: () => undefined };
  let writing: Promise<void> = Promise.resolve();
  for await (const batch of joinBatches(subscribeUntilDrop(store, following), log.head)) {
    // each batch is read while the one before it is written
    const before = writing;
    writing = projector.project(batch);
    writing.catch(() => undefined); // it is thrown where it is awaited
    await before;
  }
  await writing;
};

/** Ends with the event at the head, or the first one after it. */
async function* joinBatches(
  batches: AsyncIterable<readonly RecordedEvent[]>,
  head: bigint,
): AsyncGenerator<readonly RecordedEvent[]> {
  let all: RecordedEvent[] = [];
  for await (const batch of batches) {
    all.push(...batch);
    const isOver = batch.at(-1)!.position >= head;
    if (!isOver && all.length < BATCH_EVENTS) continue;
    yield all;
    if (isOver) return;
    all = [];
  }
}

/** A stable code begins the reason where an operator has to remove something of theirs; the set stays failed afterwards. */
const reasonToFail = (error: unknown): string =>
  error instanceof RowSecurityOff
    ? `${error.message} Then rebuild: npx homeward projections rebuild.`
    : reasonOf(error);

const fail = async (kept: DataSource, version: number, error: unknown) => {
  const reason = reasonToFail(error);
  const [, failed] = (await kept.query(
    `UPDATE view_set SET state = 'failed', reason = $2, since = now() WHERE version = $1 AND state = 'building'`,
    [version, reason],
  )) as [unknown, number];
  if (failed > 0) log.error(error instanceof RowSecurityOff ? reason : `BUILD_FAILED: ${reason}`);
};
