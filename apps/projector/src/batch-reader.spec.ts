import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { steps } from '#domain/aggregates';
import { DUPLICATE_MATCHER } from '#domain/between-offices';
import { PersonKey } from '#domain/survivor';
import { InMemoryEventStore, type RecordedEvent, type SubscribeOptions } from '#kernel/event-store';
import { ViewSet } from '#kernel/projections';
import { PREFIXES } from '#nest';
import { NoticeQueue, NoticeRow } from '#notices';
import { DuplicateMatcher } from './duplicate-matcher.js';
import { IndexFollower } from './index-follower.js';
import { NOTICES, NoticeFollower } from './notices/notice-follower.js';
import { checkpointIn, freshTables, ownerOf, pollUntil } from './testing/checkpoints.js';
import { suspectedPairsIn } from './testing/matcher-run.js';
import { Office, aggregateStoresOver } from './testing/office.js';
import { ViewsFirst } from './views-first.js';

Logger.overrideLogger(false);

/** Counts how often a place is kept: each time is a commit on disk. */
const countMoves = (db: DataSource): { over: DataSource; moved: () => number } => {
  let moves = 0;
  const over = new Proxy(db, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property);
      if (property !== 'query') return typeof value === 'function' ? value.bind(target) : value;
      return async (text: string, values?: unknown[]) => {
        if (text.includes('SET position')) moves += 1;
        return target.query(text, values);
      };
    },
  });
  return { over, moved: () => moves };
};

/** As if each entry came alone. */
class OneByOne extends InMemoryEventStore {
  override async *subscribe(following: SubscribeOptions): AsyncGenerator<RecordedEvent[], void, unknown> {
    for await (const batch of super.subscribe(following)) for (const event of batch) yield [event];
  }
}

const store = new OneByOne();
let db: DataSource;
let stopAll: () => Promise<unknown>;
afterAll(async () => {
  await stopAll?.();
  await db?.destroy();
});

const untilRead = async (name: string): Promise<void> => {
  const { position } = (await store.last(PREFIXES))!;
  await pollUntil(
    async () => BigInt((await checkpointIn(db, name))?.position ?? -1),
    (reached) => reached >= position,
  );
};

describe('a reader that handles few kinds of entries', () => {
  it('keeps its place once for many of the others', async () => {
    db = await freshTables([PersonKey, NoticeRow, ViewSet]);
    const { over, moved } = countMoves(db);
    const stores = await aggregateStoresOver(store);
    const office = new Office(await aggregateStoresOver(store));
    const survivorId = await office.woman();
    for (let n = 0; n < 30; n++) await office.open(survivorId, randomUUID());
    const viewsFirst = new ViewsFirst();
    // each gathers for as long as in production
    const readers = [
      new IndexFollower(store, db, ownerOf(db), stores, steps, viewsFirst),
      new NoticeFollower(store, over, new NoticeQueue(over), stores, steps),
      new DuplicateMatcher(store, over, stores, await suspectedPairsIn(db), viewsFirst),
    ];
    stopAll = () => Promise.all(readers.map((reader) => reader.beforeApplicationShutdown()));
    for (const reader of readers) await reader.onApplicationBootstrap();
    await Promise.all([NOTICES, DUPLICATE_MATCHER].map(untilRead));
    expect(moved()).toBeGreaterThan(0);
    expect(moved()).toBeLessThan(30);
  });
});
