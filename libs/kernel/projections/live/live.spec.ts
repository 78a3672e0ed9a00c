import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Checkpoint, initCheckpoints } from '../projector/checkpoint.js';
import { live, type LiveDependencies } from './live.js';
import { CHANNEL, notifyViewChange } from './view-change.js';
import { ViewChangeListener } from './view-change-listener.js';
import { viewsDatabase } from '../testing/database.js';

const ada = randomUUID();

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
let moves: ViewChangeListener;
beforeAll(async () => {
  database = await viewsDatabase();
  db = await database.connect([Checkpoint]);
  moves = new ViewChangeListener((db.options as { url: string }).url);
  await new Promise<void>((heard) => moves.subscribe(() => heard()));
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await moves.end();
  await database.drop();
});
beforeEach(async () => {
  await db.query(`TRUNCATE checkpoint`);
  await initCheckpoints(db, ['one', 'other'], '0123abcd');
});

const move = (position: number, subjects: readonly string[] | null = [ada], names = ['one', 'other']) =>
  db.transaction(async (tx) => {
    await tx.query(`UPDATE checkpoint SET position = $1 WHERE name = ANY ($2)`, [position, names]);
    await notifyViewChange(tx, { position: BigInt(position), subjects: subjects && new Set(subjects) });
  });

/** Waits until all notifications so far have arrived: they come in order. */
const waitUntilHeard = async () => {
  const told = new Promise<void>((resolve) => {
    const unsubscribe = moves.subscribe(({ position }) => {
      if (position !== 999n) return;
      unsubscribe();
      resolve();
    });
  });
  await notifyViewChange(db, { position: 999n, subjects: new Set() });
  await told;
};

let query: DataSource['query'];
const reading = (more: Partial<LiveDependencies> = {}, meanwhile?: () => Promise<void>) => {
  query = (async (...asked: [string, unknown[]]) => {
    const found: unknown = await db.query(...asked);
    await meanwhile?.();
    return found;
  }) as DataSource['query'];
  const rests = { on: ['one', 'other'], changesWith: (whose: ReadonlySet<string>) => whose.has(ada), ...more };
  return live({ moves, query } as unknown as DataSource, rests, {});
};
const positionIn = ({ value }: IteratorResult<{ position: bigint }>) => value?.position;

describe('a live query', () => {
  it('is run at once, and again after the views have moved', async () => {
    const it = reading();
    expect(positionIn(await it.next())).toBe(-1n);
    const next = it.next();
    await move(4);
    expect(positionIn(await next)).toBe(4n);
  });

  it('reaches as far as all tables that it depends on', async () => {
    const it = reading();
    await it.next();
    await move(4, [ada], ['one']);
    expect(positionIn(await it.next())).toBe(-1n);
    await move(4, [ada], ['other']);
    expect(positionIn(await it.next())).toBe(4n);
  });

  it('misses no change between checking the position and running', async () => {
    let moved = false;
    const it = reading({}, async () => {
      if (moved) return;
      moved = true;
      await move(7);
      await waitUntilHeard();
    });
    expect(positionIn(await it.next())).toBe(-1n);
    expect(positionIn(await it.next())).toBe(7n);
  });

  it('gives a slow reader only the newest result, however often the views moved', async () => {
    const it = reading();
    await it.next();
    for (let position = 1; position <= 40; position++) await move(position);
    await waitUntilHeard();
    expect(positionIn(await it.next())).toBe(40n);
    const next = it.next();
    await move(41);
    expect(positionIn(await next)).toBe(41n);
  });

  it('does not run for rows of other subjects, and does when the subjects are unknown', async () => {
    const it = reading();
    await it.next();
    const next = it.next();
    await move(5, [randomUUID()]);
    await waitUntilHeard();
    await move(6, null);
    expect(positionIn(await next)).toBe(6n);
  });

  it('runs once for a flood of changes of unknown subjects, and at once for one of its own', async () => {
    const it = reading();
    await it.next();
    // while the clock stands still, the pause after a run is never over
    jest.spyOn(Date, 'now').mockReturnValue(Date.now());
    for (let times = 0; times < 20; times++) await db.query(`NOTIFY ${CHANNEL}, 'x'`);
    await waitUntilHeard();
    let runs = 0;
    const next = it.next().then((found) => (runs++, found));
    for (let times = 0; times < 20; times++) await db.query(`NOTIFY ${CHANNEL}, '{"position":"1","subjects":null}'`);
    await waitUntilHeard();
    expect(runs).toBe(0);
    await move(5);
    expect(positionIn(await next)).toBe(5n);
  });

  it('rests the longer, the longer its run took, if it pauses at all', async () => {
    const it = reading({ pause: 10 });
    await it.next();
    const since = performance.now();
    while (performance.now() - since < 60); // the run
    await move(1);
    await waitUntilHeard();
    await it.next();
    expect(performance.now() - since).toBeGreaterThan(240);
  });

  it('never goes back, whatever set of views is shown', async () => {
    const it = reading();
    await move(9);
    await it.next();
    await move(3, null);
    await waitUntilHeard();
    const next = it.next();
    await move(11, null);
    expect(positionIn(await next)).toBe(11n);
  });

  it('ends at once while it waits, and does not start again', async () => {
    const it = reading();
    await it.next();
    const next = it.next();
    await it.return!();
    expect([await next, await it.next()]).toEqual([
      { value: undefined, done: true },
      { value: undefined, done: true },
    ]);
  });
});
