import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  InMemoryEventStore,
  recordInLog,
  type EventStore,
  type EventData,
  type AppendResult,
  type RecordedEvent,
  type VerifiedEventStore,
} from '#kernel/event-store';
import { TEST_STAMP, bareEvent, openTestLog } from '#kernel/event-store/testing';
import { HeadFolder, LogNotary } from '#security/log-head';
import { LOG_PREFIXES } from '#nest';
import { openVerifiedStore } from '#platform';
import { steps } from '#domain/aggregates';
import type { StoresOnTheLog } from '../../recover/begin-again.js';
import type { Migrating } from '../migrating.js';

/** Behaves as a real event store: positions are opaque, and its own events lie between ours. */
export class SpreadEventStore extends InMemoryEventStore {
  /** Called before each append of ours; what it throws fails the append. */
  before: (stream: string) => void = () => undefined;

  override async append(stream: string, events: readonly EventData[], expected: number): Promise<AppendResult> {
    this.before(stream);
    const system = bareEvent('$statistics');
    await super.append(`$stats-${randomUUID()}`, [system, { ...system, id: randomUUID() }], -1);
    return super.append(stream, events, expected);
  }
}

/** One entry of a record, as the service writes it. */
export const recordEntry = async (
  store: EventStore,
  origin: string,
  subject: string = randomUUID(),
): Promise<string> => {
  const at = { origin, stamp: TEST_STAMP, stream: `survivor-${subject}` };
  await recordInLog(store, at, { type: 'ConsentWithdrawn', data: { on: '2020-03-01' } });
  return subject;
};

/** All that there is of ours. */
export const eventsIn = async (store: EventStore): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for (let next = await store.first(LOG_PREFIXES, -1n); next; next = await store.first(LOG_PREFIXES, next.position))
    events.push(next);
  return events;
};

export const openProven = (store: EventStore): Promise<VerifiedEventStore> =>
  openVerifiedStore(store, { mode: 'development', stamp: TEST_STAMP, steps });

/** A log of several streams whose head was signed, and an empty store beside it. */
export class LogPairForTests {
  readonly target = new SpreadEventStore();
  readonly key = generateKeyPairSync('ed25519').privateKey;
  /** What the stores that stand on the log were asked to do, in that order. */
  readonly done: string[] = [];

  private constructor(
    readonly source: InMemoryEventStore,
    readonly origin: string,
    readonly folder: HeadFolder,
  ) {}

  static async of(people: number): Promise<LogPairForTests> {
    const folder = new HeadFolder(await mkdtemp(join(tmpdir(), 'homeward-heads-')));
    const source = new InMemoryEventStore();
    const origin = await openTestLog(source);
    const pair = new LogPairForTests(source, origin, folder);
    const subjects: string[] = [];
    for (let n = 0; n < people; n++) subjects.push(await recordEntry(pair.source, origin));
    for (const one of subjects) await recordEntry(pair.source, origin, one);
    for (let n = 0; n < 3; n++) await recordEntry(pair.source, origin, subjects[0]);
    await pair.sign(pair.source);
    return pair;
  }

  async sign(store: EventStore): Promise<void> {
    const notary = await LogNotary.resume(await openProven(store), this.folder, this.key);
    await notary.take((await eventsIn(store)).filter(({ position }) => position > notary.position));
    await notary.sign(new Date());
  }

  migrating(changes: Partial<Migrating> = {}): Migrating {
    const stores: StoresOnTheLog = {
      owner: { startAgain: async () => void this.done.push('views begin again') },
      keys: {
        followed: async (position) => void this.done.push(`the eraser begins at ${position}`),
        destroy: async (subject) => (this.done.push(`the keys of ${subject} are destroyed`), []),
        notDestroyed: async (subjects) => subjects,
      },
      tombstones: { all: () => [{ subject: 'erased', requestId: null, at: '2026-03-01T09:00:00.000Z' }] },
    };
    return {
      source: this.source,
      target: this.target,
      stamp: TEST_STAMP,
      headsFolder: this.folder.path,
      heads: { folder: this.folder.path, key: this.key },
      from: 'embedded',
      interrupted: new AbortController().signal,
      openTarget: () => openProven(this.target),
      withStores: (work) => work(stores),
      ...changes,
    };
  }
}
