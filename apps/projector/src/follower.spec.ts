import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Logger } from '@nestjs/common';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { InMemoryEventStore, type RecordedEvent } from '#kernel/event-store';
import { bareEvent, eventsIn, openTestLog } from '#kernel/event-store/testing';
import { ParkedStream, View, rows } from '#kernel/projections';
import type { Step } from '#nest';
import { Follower } from './follower.js';
import { checkpointIn, freshTables, ownerOf, reasonsIn, pollUntil } from './testing/checkpoints.js';
import { RestoredStore } from './testing/restored-store.js';
import { ViewsFirst } from './views-first.js';

Logger.overrideLogger(false);

@Entity('guest')
class Guest extends View {
  @PrimaryColumn('uuid') id!: string;
  @Column('date') met!: string;
}

const guests = rows<{ Met: { on: string } }, Guest>({
  view: Guest,
  key: (_, { subject }) => ({ id: subject }),
  on: { Met: ({ on }) => ({ met: on }) },
});
const steps = [{ projections: [guests], upcast: {}, amends: {} }] as unknown as readonly Step[];

const met = async (log: InMemoryEventStore, on: unknown = '2020-03-01'): Promise<string> => {
  const event = bareEvent('Met', { on });
  await log.append(`survivor-${randomUUID()}`, [event], -1);
  return event.id;
};

let db: DataSource;
let log: InMemoryEventStore;
let store: RestoredStore;
let follower: Follower;
let viewsFirst: ViewsFirst;
let changes: number;
beforeEach(async () => {
  db = await freshTables([Guest]);
  log = new InMemoryEventStore();
  store = new RestoredStore(log);
  viewsFirst = new ViewsFirst();
  changes = 0;
});
afterEach(async () => {
  await follower.stop();
  await db.destroy();
});

const start = async (over = db, analyseAfter?: number) => {
  const changed = () => void (changes += 1);
  follower = new Follower({ store, db: over, owner: ownerOf(over), steps, viewsFirst, changed, analyseAfter });
  follower.start();
};
const checkpoint = () => checkpointIn(db, 'guest');
/** The position of the nth event of the log. */
const positionOf = async (nth: number): Promise<string> => String((await eventsIn(log))[nth - 1]!.position);
/** Waits until the views have reached the nth event of the log. */
const at = async (nth: number) => {
  const position = await positionOf(nth);
  await pollUntil(checkpoint, (row) => row?.position === position && row.reason === null);
};
const stoppedBy = (reason: string) => pollUntil(checkpoint, (row) => row?.reason?.startsWith(reason) ?? false);

describe('the projector, when its subscription drops', () => {
  it('resumes at its checkpoint when the same log answers again', async () => {
    await openTestLog(log);
    await met(log);
    await start();
    await at(2);
    store.restore(log);
    await met(log);
    await at(3);
    expect(store.subscriptions).toBe(2);
    expect(await db.getRepository(Guest).count()).toBe(2);
  });

  it('reads nothing from another log, and reports it', async () => {
    await openTestLog(log);
    await met(log);
    await start();
    await at(2);
    const other = new InMemoryEventStore();
    await openTestLog(other);
    for (let n = 0; n < 3; n++) await met(other);
    store.restore(other);
    await stoppedBy('LogMismatch: The checkpoint guest is of the log');
    expect(await checkpoint()).toMatchObject({ position: await positionOf(2) });
    expect(await db.getRepository(Guest).count()).toBe(1);
  });

  it('reads nothing from a log that was cut, and reports it', async () => {
    await openTestLog(log);
    await met(log);
    await met(log);
    await start();
    await at(3);
    const restored = new InMemoryEventStore();
    const [{ id, type, data, metadata }] = (await log.read('homeward-log')) as readonly [RecordedEvent];
    await restored.append('homeward-log', [{ id, type, data, metadata }], -1);
    await met(restored);
    store.restore(restored);
    await stoppedBy('LogMismatch: The checkpoint guest stands on the event');
  });
});

describe('the projector, whose log was cut and has grown past its checkpoint', () => {
  it('reads nothing, and resumes by itself once the right log is back', async () => {
    await openTestLog(log);
    await met(log);
    await met(log);
    await start();
    await at(3);
    const grown = new InMemoryEventStore();
    const [{ id, type, data, metadata }] = (await log.read('homeward-log')) as readonly [RecordedEvent];
    await grown.append('homeward-log', [{ id, type, data, metadata }], -1);
    for (let n = 0; n < 5; n++) await met(grown);
    store.restore(grown);
    await stoppedBy('LogMismatch: The checkpoint guest stands on the event');
    expect(await checkpoint()).toMatchObject({ position: await positionOf(3) });
    expect(await db.getRepository(Guest).count()).toBe(2);
    await met(log);
    store.restore(log);
    await at(4);
    expect(await db.getRepository(Guest).count()).toBe(3);
  });
});

describe('an event that a table cannot apply', () => {
  it('parks its stream, with its place and not its contents, and all other streams continue', async () => {
    await openTestLog(log);
    await met(log);
    const poison = await met(log, 'Sophea');
    await met(log);
    await start();
    await at(4);
    expect(await db.getRepository(Guest).count()).toBe(2);
    const [parked, ...others] = await db.getRepository(ParkedStream).find();
    expect(parked).toMatchObject({
      name: 'guest',
      eventId: poison,
      position: await positionOf(3),
      reason: 'QueryFailedError 22007',
    });
    expect(others).toEqual([]);
  });
});

describe('a table that can apply nothing', () => {
  it('stops the views, which name the event, and is retried with a backoff', async () => {
    await openTestLog(log);
    const id = await met(log);
    await db.query(`ALTER TABLE guest RENAME COLUMN met TO gone`);
    const { over, reasons } = reasonsIn(db);
    await start(over);
    await pollUntil(
      async () => store.subscriptions,
      (count) => count > 4,
    );
    const reason = `ProjectionError: guest cannot apply the event ${id} (Met): QueryFailedError 42703.`;
    expect(await checkpoint()).toMatchObject({ position: '-1', reason });
    expect(new Set(reasons)).toEqual(new Set([reason]));
    await db.query(`ALTER TABLE guest RENAME COLUMN gone TO met`);
    await at(2);
    expect(await db.getRepository(Guest).count()).toBe(1);
  });
});

it('updates the planner statistics after many events, so that no query is planned for empty tables', async () => {
  const rowsAsPlanned = async (): Promise<number> => {
    const [{ rows: estimated }] = (await db.query(
      `SELECT reltuples::int AS rows FROM pg_class WHERE oid = 'guest'::regclass`,
    )) as [{ rows: number }];
    return estimated;
  };
  await openTestLog(log);
  await start(db, 20);
  for (let n = 0; n < 19; n++) await met(log);
  await at(20);
  expect(await rowsAsPlanned()).toBe(-1);
  await met(log);
  await pollUntil(rowsAsPlanned, (estimated) => estimated === 20);
});

it('writes every batch as work to which the comparing of records yields', async () => {
  let begun = 0;
  const open = new AbortController();
  viewsFirst.during = async (work) => {
    begun += 1;
    if (!open.signal.aborted) await once(open.signal, 'abort');
    return work();
  };
  await openTestLog(log);
  await met(log);
  await start();
  await pollUntil(
    async () => begun,
    (count) => count > 0,
  );
  expect(await checkpoint()).toMatchObject({ position: '-1' });
  open.abort();
  await at(2);
});

it('writes what the comparing of records has recorded as work that it need not await', async () => {
  await openTestLog(log);
  await met(log);
  await start();
  await at(2);
  let awaited = 0;
  viewsFirst.during = async (work) => {
    awaited += 1;
    return work();
  };
  await log.append(`duplicate-${randomUUID()}`, [bareEvent('DuplicateSuspected')], -1);
  await at(3);
  expect(awaited).toBe(0);
});

it('reports after each batch that rows have changed, so that the day counts are looked at', async () => {
  let batches = 0;
  viewsFirst.during = async (work) => {
    batches += 1;
    return work();
  };
  await openTestLog(log);
  await met(log);
  await start();
  await at(2);
  await met(log);
  await at(3);
  await pollUntil(
    async () => changes,
    (count) => count === batches,
  );
  expect(changes).toBeGreaterThan(1);
});
