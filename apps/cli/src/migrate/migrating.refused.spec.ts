import { rm } from 'node:fs/promises';
import { InMemoryEventStore, LOG_STREAM, type EventStore } from '#kernel/event-store';
import { bareEvent, openTestLog } from '#kernel/event-store/testing';
import { LOG_PREFIXES } from '#nest';
import { migrate, type MigrationResult, type Migrating } from './migrating.js';
import { AlteredStore } from './testing/altered-store.js';
import { LogPairForTests, eventsIn, recordEntry } from './testing/pair.js';

let pair: LogPairForTests;
beforeEach(async () => {
  pair = await LogPairForTests.of(4);
});
afterEach(() => rm(pair.folder.path, { recursive: true }));

const runMigration = (changes: Partial<Migrating> = {}): Promise<MigrationResult | undefined> =>
  migrate(pair.migrating(changes), { confirms: async () => true, progress: () => undefined });
const migrationsOf = async (store: EventStore) => (await eventsIn(store)).filter(({ type }) => type === 'LogMigrated');

describe('an event store that is refused as a target', () => {
  const expectRefusal = async (code: string, message: RegExp, changes: Partial<Migrating> = {}) => {
    await expect(runMigration(changes)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  };

  it('holds another log', async () => {
    const other = await openTestLog(pair.target);
    await expectRefusal(
      'TARGET_HOLDS_ANOTHER_LOG',
      new RegExp(`holds the log ${other}, and this is the log ${pair.origin}`),
    );
  });

  it('holds events of another application', async () => {
    const event = bareEvent('Paid');
    await pair.target.append('invoice-1', [event], -1);
    await expectRefusal('TARGET_HOLDS_OTHER_EVENTS', new RegExp(`the event ${event.id} of invoice-1`));
  });

  it('holds an event where this log has another one', async () => {
    const [opened] = await eventsIn(pair.source);
    const { id, type, data, metadata } = opened!;
    await pair.target.append(LOG_STREAM, [{ id, type, data, metadata }], -1);
    const subject = await recordEntry(pair.target, pair.origin);
    await expectRefusal('TARGET_DIFFERS', new RegExp(`entry 0 of survivor-${subject}\\) where this log has`));
  });

  it('went on after the migration, since the service records there', async () => {
    await runMigration();
    await recordEntry(pair.target, pair.origin);
    await expectRefusal('TARGET_WENT_ON', /Start it with EVENTSTORE_URL/);
  });

  it('holds the migration of a log that went on afterwards', async () => {
    await expect(runMigration({ withStores: async () => Promise.reject(new Error('It was killed.')) })).rejects.toThrow(
      'It was',
    );
    await recordEntry(pair.source, pair.origin);
    await expectRefusal('TARGET_DIFFERS', /the event .* \(entry 1 of homeward-log\) where this log has/);
  });

  it('is written by somebody else meanwhile', async () => {
    const inner = pair.target;
    let isFirst = true;
    inner.before = (stream) => {
      if (!stream.startsWith('survivor-') || !isFirst) return;
      isFirst = false;
      void InMemoryEventStore.prototype.append.call(inner, stream, [bareEvent('T')], -1);
    };
    await expectRefusal('TARGET_IN_USE', /somebody else writes there/);
  });
});

describe('a log that is not copied', () => {
  it('was altered: the first event that does not hold is named', async () => {
    const victim = (await eventsIn(pair.source))[3]!;
    const source = new AlteredStore(pair.source, (event) => [
      event.id === victim.id ? { ...event, data: { on: '2020-03-02' } } : event,
    ]);
    await expect(runMigration({ source })).rejects.toMatchObject({
      code: 'LOG_UNSOUND',
      message: expect.stringContaining(`${victim.stream}, event ${victim.id}`),
    });
    expect(await pair.target.last([''])).toBeUndefined();
  });

  it('lost events that its signed head counts', async () => {
    const lost = (await eventsIn(pair.source)).at(-1)!;
    const source = new AlteredStore(pair.source, (event) => (event.id === lost.id ? [] : [event]));
    await expect(runMigration({ source })).rejects.toMatchObject({
      code: 'LOG_UNSOUND',
      message: expect.stringContaining(`event ${lost.id}: is missing`),
    });
  });

  it('grew while it was copied', async () => {
    let isFirst = true;
    pair.target.before = () => {
      if (isFirst) void recordEntry(pair.source, pair.origin);
      isFirst = false;
    };
    await expect(runMigration()).rejects.toMatchObject({ code: 'LOG_CHANGED' });
    expect(pair.done).toEqual([]);
    expect(await migrationsOf(pair.target)).toEqual([]);
  });

  it('arrived changed: the copy is not recorded as one', async () => {
    const target = new AlteredStore(pair.target, (event) => [
      event.revision === 1 ? { ...event, type: 'ConsentGiven' } : event,
    ]);
    await expect(runMigration({ target })).rejects.toMatchObject({ code: 'COPY_DIFFERS' });
    expect(await migrationsOf(pair.target)).toEqual([]);
    expect(await pair.source.last(LOG_PREFIXES)).toBeDefined();
  });
});
