import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  InMemoryEventStore,
  LOG_STREAM,
  adoptSurveyed,
  positionsOf,
  recordedAtIn,
  surveyLog,
  type EventStore,
} from '#kernel/event-store';
import { TEST_STAMP, bareEvent } from '#kernel/event-store/testing';
import { compareHead } from '#security/log-head';
import { anchorOf, hashOf } from '#kernel/integrity';
import { migrate, type MigrationResult, type Migrating, type MigrationWatcher } from './migrating.js';
import type { MigrationSurvey } from './survey.js';
import { AlteredStore } from './testing/altered-store.js';
import { LogPairForTests, eventsIn, openProven } from './testing/pair.js';

let pair: LogPairForTests;
let surveys: MigrationSurvey[];
beforeEach(async () => {
  pair = await LogPairForTests.of(4);
  surveys = [];
});
afterEach(() => rm(pair.folder.path, { recursive: true }));

const watcher: MigrationWatcher = {
  confirms: async (survey) => (surveys.push(survey), true),
  progress: () => undefined,
};
const runMigration = (changes: Partial<Migrating> = {}): Promise<MigrationResult | undefined> =>
  migrate(pair.migrating(changes), watcher);
/** What must be the same in both stores, and in this order. */
const contentOf = async (store: EventStore) =>
  (await eventsIn(store)).map(({ position: _, storedAt: __, ...event }) => event);
const migrationsOf = async (store: EventStore) => (await eventsIn(store)).filter(({ type }) => type === 'LogMigrated');

describe('a log that is migrated', () => {
  it('has the same events in the same order, and one more that says so', async () => {
    const before = await contentOf(pair.source);
    const result = await runMigration();
    expect((await contentOf(pair.target)).slice(0, -1)).toEqual(before);
    expect(await contentOf(pair.source)).toEqual(before);
    const [migration] = await migrationsOf(pair.target);
    expect(result).toMatchObject({
      events: before.length,
      copied: before.length,
      generation: migration!.id.slice(0, 8),
    });
    expect(migration!.data).toEqual({
      from: 'embedded',
      events: before.length,
      lastEventId: before.at(-1)!.id,
      root: result!.root,
      lastRead: { stream: before.at(-1)!.stream, revision: before.at(-1)!.revision },
    });
    expect((await openProven(pair.target).then((log) => log.inspect(LOG_STREAM))).every(({ flaw }) => !flaw)).toBe(
      true,
    );
  });

  it('makes everything begin again that stands on positions, and keeps erased people erased', async () => {
    await runMigration();
    expect(pair.done).toEqual(['the keys of erased are destroyed', 'the eraser begins at -1', 'views begin again']);
  });

  it('has its signed head continued there, after which the former store is refused', async () => {
    const before = (await pair.folder.head())!;
    await runMigration();
    expect((await pair.folder.head())!.size).toBe(before.size + 1);
    expect(await compareHead(await openProven(pair.target), pair.folder.path)).toBeUndefined();
    expect(await compareHead(await openProven(pair.source), pair.folder.path)).toContain('npx homeward recover');
  });

  it('takes positions from before as everything that was copied', async () => {
    const last = (await eventsIn(pair.source)).at(-1)!;
    await runMigration();
    const there = (await eventsIn(pair.target)).find(({ id }) => id === last.id)!;
    const { former } = await positionsOf(await openProven(pair.target), pair.origin);
    expect(former.get(pair.origin)).toBe(there.position);
    expect(there.position).not.toBe(last.position);
  });

  it('is migrated once more from there, into a third store', async () => {
    await runMigration();
    const third = await LogPairForTests.of(1);
    // the second store took all of it long after it was recorded
    const source = new AlteredStore(pair.target, (one) => [
      one.type === 'LogMigrated' ? one : { ...one, storedAt: '2031-01-01T00:00:00.000Z' },
    ]);
    await runMigration({ source, target: third.target, openTarget: () => openProven(third.target), from: 'external' });
    expect(await migrationsOf(third.target)).toHaveLength(2);
    expect((await contentOf(third.target)).slice(0, -1)).toEqual(await contentOf(pair.target));
    await rm(third.folder.path, { recursive: true });
  });

  it('is not copied where the person who was asked does not agree', async () => {
    expect(await migrate(pair.migrating(), { ...watcher, confirms: async () => false })).toBeUndefined();
    expect(await pair.target.last([''])).toBeUndefined();
  });
});

describe('a log of which events do not say when they were recorded, as before 0.7.0', () => {
  const RECORDED_AT = '2021-05-06T07:08:09.010Z';
  const survivorStream = `survivor-${randomUUID()}`;

  const makeAdoptedLog = async (): Promise<EventStore> => {
    const store = new InMemoryEventStore();
    const opened = bareEvent('LogOpened', { mode: 'development' });
    await store.append(LOG_STREAM, [opened], -1);
    const event = { id: randomUUID(), type: 'ConsentWithdrawn', data: { on: '2020-03-01' } };
    const metadata = { schema: 1, prevHash: anchorOf(opened.id.slice(0, 8), survivorStream) };
    const hash = hashOf({ ...event, stream: survivorStream, revision: 0, metadata });
    await store.append(survivorStream, [{ ...event, metadata: { ...metadata, hash } as never }], -1);
    const all = await eventsIn(store);
    const batches = (async function* () {
      yield all;
    })();
    await adoptSurveyed(store, TEST_STAMP, await surveyLog(store, batches));
    return new AlteredStore(store, (one) => [
      recordedAtIn(one.metadata) === undefined ? { ...one, recordedAt: RECORDED_AT } : one,
    ]);
  };
  const recordedIn = async (store: EventStore) =>
    (await (await openProven(store)).inspect(survivorStream))[0]!.recordedAt;
  const withoutHeads = () => rm(join(pair.folder.path, 'checkpoint'));

  it('keeps those instants in the copy, also when it is copied once more', async () => {
    await withoutHeads();
    await runMigration({ source: await makeAdoptedLog() });
    expect(await recordedIn(pair.target)).toBe(RECORDED_AT);
    const third = await LogPairForTests.of(1);
    const source = pair.target;
    await runMigration({ source, target: third.target, openTarget: () => openProven(third.target) });
    expect(await recordedIn(third.target)).toBe(RECORDED_AT);
    await rm(third.folder.path, { recursive: true });
  });

  it('goes on when it was killed after they were recorded', async () => {
    await withoutHeads();
    const source = await makeAdoptedLog();
    const openTarget = async () => {
      const log = await openProven(pair.target);
      pair.target.before = (stream) => {
        if (stream === LOG_STREAM) throw new Error('It was killed.');
      };
      return log;
    };
    await expect(runMigration({ source, openTarget })).rejects.toThrow('It was killed.');
    pair.target.before = () => undefined;
    await runMigration({ source });
    expect((await eventsIn(pair.target)).filter(({ type }) => type === 'InstantsKept')).toHaveLength(1);
    expect(await recordedIn(pair.target)).toBe(RECORDED_AT);
  });
});

describe('a migration that was killed', () => {
  const events = async () => (await eventsIn(pair.source)).length;

  it('goes on at whatever event it stopped, and copies none twice', async () => {
    const before = await contentOf(pair.source);
    let [appends, kills] = [0, 0];
    for (let result: MigrationResult | undefined; !result; kills++) {
      appends = 0;
      pair.target.before = () => {
        if (++appends > 2) throw new Error('It was killed.');
      };
      result = await runMigration().catch(() => undefined);
    }
    expect(kills).toBeGreaterThan(3);
    expect((await contentOf(pair.target)).slice(0, -1)).toEqual(before);
    expect(surveys.map(({ copied }) => copied)).toEqual(surveys.map(({ copied }) => copied).toSorted((a, b) => a - b));
  });

  it('before the views began again is finished, and recorded once', async () => {
    const withStores = async () => Promise.reject(new Error('It was killed.'));
    await expect(runMigration({ withStores })).rejects.toThrow('It was killed.');
    expect(await compareHead(await openProven(pair.source), pair.folder.path)).toBeUndefined();
    expect((await runMigration())!.copied).toBe(0);
    expect(await migrationsOf(pair.target)).toHaveLength(1);
    expect(pair.done).toContain('views begin again');
  });

  it('after all is done changes nothing', async () => {
    await runMigration();
    const head = await pair.folder.head();
    expect((await runMigration())!.copied).toBe(0);
    expect(await pair.folder.head()).toEqual(head);
    expect((await eventsIn(pair.target)).length).toBe((await events()) + 1);
  });

  it('is interrupted between two appends', async () => {
    const asked = new AbortController();
    pair.target.before = () => asked.abort(new Error('It was interrupted.'));
    await expect(runMigration({ interrupted: asked.signal })).rejects.toThrow('It was interrupted.');
    expect(await eventsIn(pair.target)).toHaveLength(1);
  });
});
