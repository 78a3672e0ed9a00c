import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Checkpoint } from '../projector/checkpoint.js';
import { CHANNEL, subjectsOf, notifyViewChange, type ViewChange } from './view-change.js';
import { ViewChangeListener } from './view-change-listener.js';
import { waitForPosition } from './wait-for-position.js';
import { Projector } from '../projector/projector.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, TABLES, emptyTables, everything } from '../testing/library.js';

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
let moves: ViewChangeListener;
let library: Library;

beforeAll(async () => {
  database = await viewsDatabase();
  db = await database.connect([Checkpoint, ...TABLES]);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await emptyTables(db);
  library = new Library();
  moves = new ViewChangeListener((db.options as { url: string }).url);
  await nextOf(moves); // it has started to listen
});
afterEach(async () => {
  jest.useRealTimers();
  await moves.end();
});

/** No timer ends by itself from now on. */
const stopTheClock = () =>
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'setInterval'] });

const nextOf = (of: ViewChangeListener): Promise<ViewChange> =>
  new Promise((resolve) => {
    const unsubscribe = of.subscribe((moved) => {
      unsubscribe();
      resolve(moved);
    });
  });

const met = ['Met', { on: '2026-01-02', name: 'Ada', languages: [] }] as const;
const project = async () => {
  const events = await library.log();
  await (await Projector.start(db, everything, await library.standing(), library.reading)).project(events);
  return events;
};

describe('views that move', () => {
  it('announce how far they have come, and whose rows have changed', async () => {
    const [ada, eve] = [randomUUID(), randomUUID()];
    await library.record(ada, met);
    await library.record(eve, met);
    const heard = nextOf(moves);
    const events = await project();
    expect(await heard).toEqual({ position: events.at(-1)!.position, subjects: new Set([ada, eve]) });
  });

  it('announce nothing when their transaction is rolled back', async () => {
    const heard = nextOf(moves);
    const undone = db.transaction(async (tx) => {
      await notifyViewChange(tx, { position: 1n, subjects: null });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await notifyViewChange(db, { position: 2n, subjects: new Set() });
    expect((await heard).position).toBe(2n);
  });

  it('name no subject when there are too many to name', async () => {
    const heard = nextOf(moves);
    await notifyViewChange(db, { position: 3n, subjects: new Set(Array.from({ length: 1_000 }, () => randomUUID())) });
    expect(await heard).toEqual({ position: 3n, subjects: null });
  });

  it('name the subject of an entry in another stream, and no stream without a subject', () => {
    const [holderId, process] = [randomUUID(), randomUUID()];
    const entries = [{ stream: `access-20200302-${process}`, data: { holderId } }];
    expect(subjectsOf({ name: 'holderId', sealsIn: new Set() }, entries)).toEqual(new Set([holderId]));
  });

  it('of which nothing can be read are announced together after a pause, and the last of them is not lost', async () => {
    stopTheClock();
    const listener = new ViewChangeListener((db.options as { url: string }).url);
    let told = 0;
    listener.subscribe(({ subjects }) => subjects === null && told++);
    await nextOf(listener); // it has started to listen: from now on it pauses
    for (let times = 0; times < 50; times++) await db.query(`NOTIFY ${CHANNEL}, 'x'`);
    const heard = nextOf(listener);
    await notifyViewChange(db, { position: 3n, subjects: new Set() });
    await heard;
    expect(told).toBe(1);
    jest.advanceTimersByTime(1_000);
    expect(told).toBe(2);
    jest.advanceTimersByTime(1_000);
    expect(told).toBe(2);
    await listener.end();
  });

  it('count as moved entirely after the connection was lost', async () => {
    const heard = nextOf(moves);
    await db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    expect(await heard).toEqual({ position: -1n, subjects: null });
    const again = nextOf(moves);
    await notifyViewChange(db, { position: 4n, subjects: null });
    expect((await again).position).toBe(4n);
  });
});

describe('a reader that waits for a position', () => {
  /** The data source of a reader, and how often it looked. */
  const looking = () => {
    const looks = { count: 0, first: (): void => undefined };
    const looked = new Promise<void>((resolve) => (looks.first = resolve));
    const query = async (...asked: [string, unknown[]]) => {
      const found: unknown = await db.query(...asked);
      looks.count++;
      looks.first();
      return found;
    };
    return { reader: { moves, query } as unknown as DataSource, looks, looked };
  };

  it('is woken when the position is reached, though no clock ever moves', async () => {
    await library.record(randomUUID(), met);
    const { head } = await library.standing();
    const { reader, looked } = looking();
    stopTheClock();
    const waiting = waitForPosition(reader, ['person'], head, 60_000);
    await looked;
    await project();
    expect(await waiting).toBe(true);
  });

  it('looks only once the views can be there, when it has heard each of their moves', async () => {
    await library.record(randomUUID(), met);
    await project();
    const { reader, looks } = looking();
    expect(await waitForPosition(reader, ['person'], (await library.standing()).head)).toBe(true);
    await library.record(randomUUID(), met);
    const waiting = waitForPosition(reader, ['person'], (await library.standing()).head);
    await project();
    expect(await waiting).toBe(true);
    expect(looks.count).toBe(3); // one at the furthest view, since nothing was known; then one for each position
  });

  it('looks again after a while, should a move not have been heard', async () => {
    await library.record(randomUUID(), met);
    await project();
    const { head } = await library.standing();
    const { reader } = looking();
    expect(await waitForPosition(reader, ['person'], head)).toBe(true);
    await db.query(`UPDATE checkpoint SET position = $1`, [String(head + 1n)]);
    expect(await waitForPosition(reader, ['person'], head + 1n)).toBe(true);
  });

  it('shares its looks with all who wait for positions that the log has not reached', async () => {
    const [head, settled] = [7n, () => new Promise((resolve) => void setImmediate(resolve))];
    const held: ((found: readonly object[]) => void)[] = [];
    let shared = 0;
    const query = (sql: string) => {
      if (sql.includes(' AS at,')) return Promise.resolve([{ at: String(head + 1n), furthest: String(head + 1n) }]);
      shared++;
      return new Promise((resolve) => held.push(resolve));
    };
    const release = async () => {
      for (const answer of held.splice(0)) answer([{ furthest: String(head) }]);
      await settled();
    };
    const tell = async (position: bigint) => {
      const heard = nextOf(moves);
      await notifyViewChange(db, { position, subjects: null });
      await heard;
      await settled();
    };
    stopTheClock();
    const reader = { moves, query } as unknown as DataSource;
    const waiting = Array.from({ length: 50 }, () => waitForPosition(reader, ['person'], head + 1n, 3_600_000));
    await settled();
    expect(shared).toBe(1);
    await release();
    await tell(head); // heard by all, and none of them looks
    expect(shared).toBe(1);
    await jest.advanceTimersByTimeAsync(250); // now all doubt what they have heard
    expect(shared).toBe(2);
    await release();
    await tell(head + 1n);
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => true));
    expect(shared).toBe(2);
  });

  it('forgets what it knew of the views when others are read', async () => {
    await library.record(randomUUID(), met);
    await project();
    const { head } = await library.standing();
    const { reader } = looking();
    expect(await waitForPosition(reader, ['person'], head)).toBe(true);
    expect(moves.areBefore(head + 1n)).toBe(true);
    await notifyViewChange(db, { position: -1n, subjects: null });
    // the move that `project` made may be heard only now, before this one
    while (moves.areBefore(head + 1n)) await nextOf(moves);
    expect(moves.areBefore(head + 1n)).toBe(false);
  });

  it('counts a move that is heard while somebody looks', async () => {
    await library.record(randomUUID(), met);
    const { head } = await library.standing();
    const gap = nextOf(moves);
    await notifyViewChange(db, { position: -1n, subjects: null });
    await gap;
    const found = moves.look();
    const heard = nextOf(moves);
    await notifyViewChange(db, { position: head + 2n, subjects: new Set() });
    await heard;
    found(head);
    expect([moves.areBefore(head + 2n), moves.areBefore(head + 3n)]).toEqual([false, true]);
  });

  it('learns after the time limit that the views are not there', async () => {
    await library.record(randomUUID(), met);
    const { head } = await library.standing();
    expect(await waitForPosition(looking().reader, ['person'], head, 1)).toBe(false);
    expect(await waitForPosition(looking().reader, ['no table'], -1n, 1)).toBe(false);
  });
});
