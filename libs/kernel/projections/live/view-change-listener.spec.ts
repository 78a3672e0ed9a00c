import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Checkpoint } from '../projector/checkpoint.js';
import { subjectsOf, notifyViewChange, type ViewChange } from './view-change.js';
import { ViewChangeListener } from './view-change-listener.js';
import { waitForPosition } from './wait-for-position.js';
import { Projector } from '../projector/projector.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, TABLES, emptied, everything } from '../testing/library.js';

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
  await emptied(db);
  library = new Library();
  moves = new ViewChangeListener((db.options as { url: string }).url);
  await nextOf(moves); // it has started to listen
});
afterEach(() => moves.end());

const nextOf = (of: ViewChangeListener): Promise<ViewChange> =>
  new Promise((resolve) => {
    const deafen = of.hear((moved) => {
      deafen();
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

  it('name the survivor of an entry in another stream, and no stream without a subject', () => {
    const [survivorId, process] = [randomUUID(), randomUUID()];
    const entries = [{ stream: `access-20200302-${process}`, data: { survivorId } }];
    expect(subjectsOf(entries)).toEqual(new Set([survivorId]));
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
  afterEach(() => void jest.useRealTimers());

  it('is woken when the position is reached, though no clock ever moves', async () => {
    await library.record(randomUUID(), met);
    const { head } = await library.standing();
    let looked: () => void;
    const first = new Promise<void>((resolve) => (looked = resolve));
    const query = async (...asked: [string, unknown[]]) => {
      const found: unknown = await db.query(...asked);
      looked();
      return found;
    };
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'Date', 'setInterval'] });
    const waiting = waitForPosition({ moves, query } as unknown as DataSource, ['person'], head, 60_000);
    await first;
    await project();
    expect(await waiting).toBe(true);
  });
});
