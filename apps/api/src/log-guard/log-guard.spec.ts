import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import {
  ClockSkewed,
  EventStore,
  InMemoryEventStore,
  LOG_STREAM,
  LogMismatch,
  RecordingClock,
  StoreUnavailable,
  bindKeys,
  storeFailure,
  type EventData,
  type StoreFailureCode,
} from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import type { AggregateStores } from '#kernel/nest';
import { KeysMismatch } from '#platform';
import type { KeyDatabase } from '#security/keys';
import { LaggingReads } from '../../../../libs/kernel/event-store/testing/lagging-reads.js';
import { LogGuard } from './log-guard.js';
import { Readiness } from './readiness.js';
import { SeenLog } from './seen-log.js';

Logger.overrideLogger(false);

const STREAM = 'survivor-1';
const OWN_KEYS = randomUUID();
const happened = (): EventData => ({ id: randomUUID(), type: 'Met', data: {}, metadata: {} }) as unknown as EventData;

/** A log that may be replaced behind its user, and may fail. */
class Behind extends InMemoryEventStore {
  current: EventStore = new InMemoryEventStore();
  fails: Partial<Record<'read' | 'append', () => Promise<never>>> = {};
  override read = (...asked: Parameters<EventStore['read']>) =>
    this.fails.read?.() ?? this.current.read(asked[0], asked[1]);
  override append = (...asked: Parameters<EventStore['append']>) =>
    this.fails.append?.() ?? this.current.append(...asked);
  override at = (position: bigint) => this.current.at(position);
  override last = (prefixes: readonly string[]) => this.current.last(prefixes);
}

let origin: string;
let behind: Behind;
let log: SeenLog;
let guard: LogGuard;
let readiness: Readiness;
/** The reasons in the checkpoints of the views; or it throws, as a database that is down. */
let reasons: () => readonly { reason: string }[];
/** The id of the keys database; or it throws, as one that is down. */
let keysId: () => string;
const forgetAll = jest.fn();
/** How far the clock of this machine is ahead of the store's. */
let skewMs = 0;
const now = (ahead: number): string => {
  if (ahead > 0) throw new ClockSkewed(ahead);
  return new Date().toISOString();
};

beforeEach(async () => {
  forgetAll.mockClear();
  behind = new Behind();
  log = new SeenLog(behind);
  reasons = () => [];
  const views = { query: async (sql: string) => (sql.includes('reason') ? reasons() : []) } as unknown as DataSource;
  origin = await openTestLog(log);
  const transactors = {
    ledger: { origin },
    of: () => ({ forgetAll }),
  } as unknown as AggregateStores;
  for (let n = -1; n < 2; n++) await log.append(STREAM, [happened()], n);
  keysId = () => OWN_KEYS;
  const query = async (sql: string) => (sql.includes('database_id') ? [{ id: keysId() }] : [{ held: false }]);
  guard = new LogGuard(log, views, transactors, { query } as unknown as KeyDatabase);
  skewMs = 0;
  readiness = new Readiness(views, log, guard, { now: () => now(skewMs) } as unknown as RecordingClock);
  await guard.look();
});

/** A simulated restore from a backup: the first events, and then others. */
const restored = async (kept: number, grown: number): Promise<EventStore> => {
  const other = new InMemoryEventStore();
  const again = async (stream: string, most: number) => {
    const events = (await behind.current.read(stream)).slice(0, most);
    for (const { id, type, data, metadata, revision } of events)
      await other.append(stream, [{ id, type, data, metadata }], revision - 1);
  };
  await again(LOG_STREAM, 1);
  await again(STREAM, kept);
  for (let n = 0; n < grown; n++) await other.append(`survivor-${randomUUID()}`, [happened()], -1);
  return other;
};

const mismatch = async (): Promise<string> => {
  const error: unknown = await guard.look().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(LogMismatch);
  expect(() => guard.assertRightLog()).toThrow(LogMismatch);
  return (error as Error).message;
};

describe('the guard of the log', () => {
  it.each([
    ['was cut', 1, 0],
    ['was cut, and has grown past the last known event', 1, 9],
  ])('refuses everything once the log %s, and resumes when the right one is back', async (_, kept, grown) => {
    const right = behind.current;
    behind.current = await restored(kept, grown);
    expect(await mismatch()).toContain('npx homeward recover');
    expect(await mismatch()).toContain('This process stands on the event');
    behind.current = right;
    await guard.look();
    expect(() => guard.assertRightLog()).not.toThrow();
    expect(forgetAll).toHaveBeenCalled();
  });

  it('refuses everything once the log is another one', async () => {
    behind.current = new InMemoryEventStore();
    expect(await mismatch()).toContain('behind EVENTSTORE_URL is an empty log now');
    await openTestLog(behind.current);
    expect(await mismatch()).toContain('behind EVENTSTORE_URL is the log');
  });

  it('remembers an event that was acknowledged a moment ago, and detects that it is missing', async () => {
    const before = await restored(3, 0);
    await log.append(STREAM, [happened()], 2);
    behind.current = before;
    await mismatch();
    await mismatch();
  });

  it('does not remember what was read from another log', async () => {
    const right = behind.current;
    behind.current = await restored(1, 9);
    await log.last(['survivor-']);
    await mismatch();
    behind.current = right;
    await guard.look();
    expect(() => guard.assertRightLog()).not.toThrow();
  });

  it('refuses everything while a view belongs to another log', async () => {
    reasons = () => [{ reason: `LogMismatch: ${new LogMismatch('The checkpoint person stands elsewhere').message}` }];
    expect(await mismatch()).toBe('The checkpoint person stands elsewhere. Run: npx homeward recover');
    reasons = () => {
      throw new Error('The database is down.');
    };
    await mismatch();
    reasons = () => [];
    await guard.look();
    expect(() => guard.assertRightLog()).not.toThrow();
  });

  it('refuses everything while the keys database is not the one that sealed the log, and says so', async () => {
    await bindKeys(behind, { origin: origin, stamp: TEST_STAMP }, OWN_KEYS);
    await guard.look();
    keysId = () => randomUUID();
    await expect(guard.look()).rejects.toThrow(KeysMismatch);
    expect(() => guard.assertRightLog()).toThrow(KeysMismatch);
    expect(await readiness.report()).toMatchObject({
      log: false,
      code: 'KEYS_MISMATCH',
      reason: expect.stringContaining('is not the one that sealed this log'),
    });
    keysId = () => {
      throw new Error('The keys are down.');
    };
    await expect(guard.look()).rejects.toThrow(KeysMismatch);
    keysId = () => OWN_KEYS;
    await guard.look();
    expect(() => guard.assertRightLog()).not.toThrow();
  });

  it('goes on while the keys database is down', async () => {
    await bindKeys(behind, { origin: origin, stamp: TEST_STAMP }, OWN_KEYS);
    keysId = () => {
      throw new Error('The keys are down.');
    };
    await guard.look();
    expect(() => guard.assertRightLog()).not.toThrow();
  });

  it('accepts a shorter log once an operator has accepted the loss, and forgets what was lost', async () => {
    behind.current = await restored(1, 0);
    await mismatch();
    await behind.current.append(LOG_STREAM, [{ ...happened(), type: 'LossAccepted' }], 0);
    await guard.look();
    expect(() => guard.assertRightLog()).not.toThrow();
    expect(await log.read(STREAM)).toHaveLength(1);
  });

  it('reports no mismatch while the log is down', async () => {
    behind.fails.read = async () => {
      throw new StoreUnavailable('The event store cannot be reached.');
    };
    await expect(guard.look()).rejects.toThrow(StoreUnavailable);
    expect(() => guard.assertRightLog()).not.toThrow();
  });
});

describe('a read of this process', () => {
  it('never returns less than was acknowledged to it, however far the answering node lags', async () => {
    const lagging = new LaggingReads(behind.current, 3);
    behind.current = lagging;
    await log.append(STREAM, [happened()], 2);
    expect(await log.read(STREAM)).toHaveLength(4);
    expect(lagging.stale).toBe(3);
  });
});

describe('readiness', () => {
  const ready = () => readiness.report();

  it('is checked by repeating the first event: nothing new is recorded', async () => {
    const { current } = behind;
    expect(await ready()).toEqual({ views: true, log: true, appends: true });
    expect(await current.read(LOG_STREAM)).toHaveLength(1);
  });

  it('has the reason and the code when the log is another one', async () => {
    behind.current = await restored(1, 9);
    const report = await ready();
    expect(report).toMatchObject({ views: true, log: false, appends: false, code: 'LOG_MISMATCH' });
    expect(report.reason).toContain('npx homeward recover');
  });

  it.each<[string, 'read' | 'append', () => Promise<never>, RegExp]>([
    [
      'no node leads',
      'append',
      async () => Promise.reject(new StoreUnavailable('The event store cannot be reached: no node leads.')),
      /^Nothing can be recorded \(The event store cannot be reached: no node leads\)/,
    ],
    [
      'the user has no right to append',
      'append',
      async () => Promise.reject(Object.assign(new Error('secret'), { name: 'AccessDeniedError' })),
      /^Nothing can be recorded \(AccessDeniedError\).*may append/,
    ],
    ['the store is blocked', 'append', () => new Promise(() => undefined), /no answer within 1500 ms/],
    ['the log is blocked', 'read', () => new Promise(() => undefined), /^The log cannot be read \(no answer/],
  ])('reports within two seconds that %s', async (_, call, fails, reason) => {
    behind.fails[call] = fails;
    const began = performance.now();
    expect((await ready()).reason).toMatch(reason);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it.each<['read' | 'append', StoreFailureCode, RegExp]>([
    ['append', 'ACCESS_DENIED', /^Nothing can be recorded\. The event store grants .* \(7 PERMISSION_DENIED\)\.$/],
    ['read', 'CERTIFICATE_EXPIRED', /^The log cannot be read\. The event store shows a certificate that has expired/],
  ])('has the sentence and the code of what failed in the event store, at a %s: %s', async (call, code, reason) => {
    const failure = storeFailure(code, '7 PERMISSION_DENIED');
    behind.fails[call] = async () => Promise.reject(StoreUnavailable.because(failure, {}));
    expect(await ready()).toMatchObject({ code, reason: expect.stringMatching(reason) });
  });

  it('says that the clock is wrong, so that nothing is recorded', async () => {
    skewMs = 360_000;
    const report = await ready();
    expect(report).toMatchObject({ views: true, log: true, appends: false, code: 'CLOCK_SKEWED' });
    expect(report.reason).toMatch(/^The clock of this machine is 6 minutes ahead of .*set it right \(NTP\)\.$/);
  });

  it('recovers by itself', async () => {
    behind.fails.append = async () => Promise.reject(new StoreUnavailable('It is down.'));
    expect((await ready()).appends).toBe(false);
    behind.fails = {};
    expect(await ready()).toEqual({ views: true, log: true, appends: true });
  });
});
