import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { LogMismatch, type RecordedEvent } from '#kernel/event-store';
import { Checkpoint, CheckpointConflict, type LogByPosition } from './checkpoint.js';
import { waitForPosition } from '../live/wait-for-position.js';
import { EventsOutOfOrder } from './events-in-order.js';
import { Projector } from './projector.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, TABLES, contentOf, emptyTables, everything } from '../testing/library.js';

let database: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
let library: Library;

afterEach(() => jest.restoreAllMocks());
beforeAll(async () => {
  database = await viewsDatabase();
  db = await database.connect([Checkpoint, ...TABLES]);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await emptyTables(db);
  library = new Library();
  for (let n = 0; n < 4; n++) {
    const borrowed = { on: '2026-01-02', bookId: randomUUID(), title: 'Emma', pages: 300 };
    await library.record(
      randomUUID(),
      ['Met', { on: '2026-01-02', name: 'Ada', languages: [] }],
      ['Borrowed', borrowed],
    );
  }
});

const start = async (standing: Partial<LogByPosition> = {}) =>
  Projector.start(db, everything, { ...(await library.standing()), ...standing }, library.reading);

describe('a projector beside another one', () => {
  it('stops, and what the other did counts once', async () => {
    const events = await library.log();
    const projectors = await Promise.all([start(), start(), start()]);
    const all = await Promise.allSettled(projectors.map((projector) => projector.project(events)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = all.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(reasons).toEqual([expect.any(CheckpointConflict), expect.any(CheckpointConflict)]);
    expect((await contentOf(db)).loaned).toHaveLength(8);
    expect((await contentOf(db)).people).toMatchObject(Array.from({ length: 4 }, () => ({ row: { pages: 300 } })));
  });

  it('also stops if it was suspended while the other continued', async () => {
    const events = await library.log();
    const sleeper = await start();
    await sleeper.project(events.slice(0, 2));
    await (await start()).project(events.slice(2, 6));
    await expect(sleeper.project(events.slice(2, 4))).rejects.toThrow(CheckpointConflict);
    await expect(sleeper.project(events.slice(2))).rejects.toThrow(CheckpointConflict);
    expect((await contentOf(db)).people).toHaveLength(3);
  });
});

describe('batches that are submitted before the previous one has committed', () => {
  it('give the same result as one after the other', async () => {
    const events = await library.log();
    const projector = await start();
    await Promise.all(events.map((event) => projector.project([event])));
    const together = await contentOf(db);
    await emptyTables(db);
    const another = await start();
    for (const event of events) await another.project([event]);
    expect(together).toEqual(await contentOf(db));
  });

  it('are rejected when the previous one fails, so that nothing is skipped', async () => {
    const events = await library.log();
    const projector = await start();
    await db.query(`ALTER TABLE loaned RENAME TO gone`);
    const [first, ...others] = [events.slice(0, 2), events.slice(2, 4), events.slice(4)].map((batch) =>
      projector.project(batch).catch((error: unknown) => (error as Error).name),
    );
    expect([await first, await others[0], await others[1]]).toEqual([
      'ProjectionError',
      'EventsOutOfOrder',
      'EventsOutOfOrder',
    ]);
    await db.query(`ALTER TABLE gone RENAME TO loaned`);
    await projector.project(events.filter(({ position }) => position > projector.position));
    expect((await contentOf(db)).loaned).toHaveLength(8);
  });
});

describe('tables', () => {
  it('that were filled from another log are refused', async () => {
    await (await start()).project(await library.log());
    await expect(start({ origin: 'ffffffff' })).rejects.toThrow(LogMismatch);
  });

  it('that have read further than the log reaches are refused: it was cut', async () => {
    const log = await library.log();
    await (await start()).project(log);
    const { id, position: last } = log.at(-1)!;
    const rest = log.slice(0, -1);
    const at = async (position: bigint) => rest.find((one) => one.position === position);
    const cut = { head: rest.at(-1)!.position, at };
    const reason = `stands on the event ${id} at position ${last}, and the log has no event there: it was cut`;
    await expect(start(cut)).rejects.toThrow(reason);
    expect((await start()).position).toBe(last);
  });

  it('whose log was cut and has grown past their checkpoints are refused', async () => {
    const log = await library.log();
    await (await start()).project(log);
    const other = { ...log.at(-1)!, id: randomUUID() };
    const grown = { head: 2n * other.position, at: async () => other };
    await expect(start(grown)).rejects.toThrow(`and the log has the event ${other.id} there`);
    await expect(start(grown)).rejects.toThrow(LogMismatch);
    expect((await contentOf(db)).loaned).toHaveLength(8);
  });

  it('whose last event was altered are refused, though its id is the same', async () => {
    const log = (await library.log()).map((event) => ({
      ...event,
      metadata: { ...event.metadata, hash: 'as it was' },
    }));
    await (await start()).project(log);
    const altered = { ...log.at(-1)!, metadata: { ...log.at(-1)!.metadata, hash: 'altered' } } as RecordedEvent;
    await expect(start({ at: async () => altered })).rejects.toThrow('that event was altered');
    expect((await start({ at: async () => log.at(-1) })).position).toBe(log.at(-1)!.position);
  });

  it('count the events that they have handled, each table by itself', async () => {
    const log = await library.log();
    await (await start()).project(log.slice(0, 3));
    await db.query(`DELETE FROM checkpoint WHERE name = 'loan'`);
    await db.query(`TRUNCATE loan`);
    await (await start()).project(log);
    const events = await db.query(`SELECT DISTINCT events FROM checkpoint`);
    expect(events).toEqual([{ events: '8' }]);
  });

  describe('of a version that knew positions only', () => {
    const forget = () => db.query(`UPDATE checkpoint SET "eventId" = NULL, hash = NULL, events = NULL`);
    const stands = () =>
      db.query(`SELECT DISTINCT position, "eventId" FROM checkpoint`) as Promise<Partial<Checkpoint>[]>;

    it('learn once at which event they stand', async () => {
      const log = await library.log();
      await (await start()).project(log);
      await forget();
      await start();
      expect(await stands()).toEqual([{ position: String(log.at(-1)!.position), eventId: log.at(-1)!.id }]);
      const other = { ...log.at(-1)!, id: randomUUID() };
      await expect(start({ at: async () => other })).rejects.toThrow(LogMismatch);
    });

    it.each<[string, (last: RecordedEvent) => RecordedEvent | undefined]>([
      ['the log has no event there', () => undefined],
      ['the log has an event of another moment there', (last) => ({ ...last, recordedAt: '2026-01-01T00:00:00.000Z' })],
    ])('are refused when %s', async (_, at) => {
      const log = await library.log();
      await (await start()).project(log);
      await forget();
      await expect(start({ at: async () => at(log.at(-1)!) })).rejects.toThrow(LogMismatch);
      expect(await stands()).toEqual([{ position: String(log.at(-1)!.position), eventId: null }]);
    });
  });

  it('refuse an event after a later one: it would be lost silently', async () => {
    const [one, two, three, four] = await library.log();
    const projector = await start();
    await expect(projector.project([one!, three!, two!])).rejects.toThrow(EventsOutOfOrder);
    await expect(projector.project([one!, two!, two!])).rejects.toThrow(EventsOutOfOrder);
    expect(projector.position).toBe(-1n);
    await projector.project([one!, two!, three!]);
    await projector.project([two!, three!, four!]);
    expect((await contentOf(db)).loaned).toHaveLength(4);
  });
});

describe('a reader who waits for a position', () => {
  const names = ['person', 'loan', 'loaned'];
  const end = async () => (await library.log()).at(-1)!.position;

  it('waits until all its tables reflect it', async () => {
    const projector = await start();
    const waiting = waitForPosition(db, names, await end(), 10_000);
    await projector.project(await library.log());
    expect(await waiting).toBe(true);
    expect(await waitForPosition(db, names, await end(), 0)).toBe(true);
  });

  it('waits no longer than its timeout', async () => {
    await (await start()).project(await library.log());
    const position = (await end()) + 1n;
    const query = db.query.bind(db);
    let now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    const looks = jest.spyOn(db, 'query').mockImplementation((...asked) => {
      now += 50;
      return query(...asked);
    });
    expect(await waitForPosition(db, names, position, 100)).toBe(false);
    expect(looks).toHaveBeenCalledTimes(3); // the third one is the last look, after the timeout
  });

  it('waits for the slowest of its tables, and for one without a checkpoint', async () => {
    await (await start()).project(await library.log());
    expect(await waitForPosition(db, [...names, 'new'], await end(), 0)).toBe(false);
    await db.query(`UPDATE checkpoint SET position = 3 WHERE name = 'loan'`);
    expect(await waitForPosition(db, names, await end(), 0)).toBe(false);
    expect(await waitForPosition(db, ['person'], await end(), 0)).toBe(true);
  });

  it('does not wait for former tables, nor for policies', async () => {
    await (await start()).project(await library.log());
    await db.query(`INSERT INTO checkpoint (name, position, origin) VALUES ('former', 2, 'x'), ('policy:x', 2, 'x')`);
    expect(await waitForPosition(db, names, await end(), 0)).toBe(true);
  });
});
