import { randomUUID } from 'node:crypto';
import { USUAL_TIME_ZONE, daysAreIn } from '#kernel/decider';
import { LogKeys, anchorOf, hashOf } from '#kernel/integrity';
import { adoptSurveyed, surveyLog } from './adopt-log.js';
import type { Metadata, EventData } from '../event-store.js';
import { InMemoryEventStore } from '../in-memory.event-store.js';
import { LogOfOtherService, openLog, originOf, recordInLog } from './opened-log.js';
import { TEST_STAMP, openTestLog } from '../testing.js';
import { VerifiedEventStore } from '../verified.event-store.js';

const OTHER_STAMP = { ...TEST_STAMP, keys: new LogKeys([{ number: 1, key: Buffer.alloc(32, 8) }]) };

/** As version 0.6.0 wrote it: the first event without metadata, the others chained and without codes. */
const formerLog = async (lengths: Readonly<Record<string, number>> = { 'account-a': 3, 'account-b': 1 }) => {
  const store = new InMemoryEventStore();
  const id = randomUUID();
  await store.append('homeward-log', [{ id, type: 'LogOpened', data: {}, metadata: {} as Metadata }], -1);
  for (const [stream, length] of Object.entries(lengths)) await append(store, stream, length, id.slice(0, 8));
  return store;
};

const append = async (store: InMemoryEventStore, stream: string, length: number, origin: string) => {
  const before = await store.read(stream);
  let prevHash = before.at(-1)?.metadata.hash ?? anchorOf(origin, stream);
  const events: EventData[] = [];
  for (let revision = before.length; revision < before.length + length; revision++) {
    const link = { stream, revision, id: randomUUID(), type: 'Counted', data: { by: revision } };
    const metadata = { schema: 1, prevHash } as Metadata;
    prevHash = hashOf({ ...link, metadata });
    events.push({ ...link, metadata: { ...metadata, hash: prevHash } });
  }
  await store.append(stream, events, before.length - 1);
};

/** Streams as an attacker who owns the database could copy them. */
const copy = async (from: InMemoryEventStore, to: InMemoryEventStore, ...streams: readonly string[]) => {
  for (const stream of streams) {
    const events = await from.read(stream);
    const pending = events.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }));
    await to.append(stream, pending, -1);
  }
};

const adopt = async (store: InMemoryEventStore) => {
  const ended = new AbortController();
  const all = (async function* () {
    const last = await store.last(['account-']);
    for await (const batch of store.subscribe({ prefixes: ['account-'], after: -1n, signal: ended.signal })) {
      yield batch;
      if (batch.at(-1)!.position >= last!.position) return;
    }
  })();
  return adoptSurveyed(store, TEST_STAMP, await surveyLog(store, all));
};

const openVerified = async (store: InMemoryEventStore) => {
  const { origin, adopted } = await openLog(store, 'development', TEST_STAMP);
  return new VerifiedEventStore(store, {
    origin,
    adopted,
    keys: TEST_STAMP.keys,
    knownTypes: new Set(['Counted', 'LogOpened', 'LogAdopted']),
  });
};

describe('the origin of a log', () => {
  it('is decided once, by the first process', async () => {
    const store = new InMemoryEventStore();
    const origins = await Promise.all(Array.from({ length: 8 }, () => openTestLog(store)));
    expect(new Set([...origins, await originOf(store)]).size).toBe(1);
    expect(origins[0]).toMatch(/^[0-9a-f]{8}$/);
    expect(await openTestLog(new InMemoryEventStore())).not.toBe(origins[0]);
  });

  it('cannot be read from a store without a log', async () => {
    await expect(originOf(new InMemoryEventStore())).rejects.toThrow('holds no log yet');
  });
});

describe('the mode of a log', () => {
  it('is decided once, by the first process', async () => {
    const store = new InMemoryEventStore();
    expect(await openLog(store, 'production', TEST_STAMP)).toMatchObject({ mode: 'production' });
    expect(await openLog(store, 'development', TEST_STAMP)).toMatchObject({ mode: 'production' });
  });
});

describe('the time zone of a log', () => {
  afterEach(() => daysAreIn(USUAL_TIME_ZONE));

  it('is decided once, by the first process, and another one is refused with the setting', async () => {
    daysAreIn('Asia/Kathmandu');
    const store = new InMemoryEventStore();
    await openTestLog(store);
    await expect(openTestLog(store)).resolves.toBeDefined();
    daysAreIn(USUAL_TIME_ZONE);
    await expect(openTestLog(store)).rejects.toThrow(
      'The days of this log are those of Asia/Kathmandu, and home.timeZone in HOMEWARD_SETTINGS is Asia/Phnom_Penh: set it to Asia/Kathmandu',
    );
  });

  it('is that of Cambodia in a log that says none', async () => {
    const store = await formerLog();
    await adopt(store);
    await expect(openTestLog(store)).resolves.toBeDefined();
    daysAreIn('Asia/Bangkok');
    await expect(openTestLog(store)).rejects.toThrow(LogOfOtherService);
  });
});

describe('a log', () => {
  it('is bound to its first keys: a service with other keys does not start on it', async () => {
    const store = new InMemoryEventStore();
    await openTestLog(store);
    await expect(openLog(store, 'development', OTHER_STAMP)).rejects.toThrow(LogOfOtherService);
  });

  it('records each fact about itself once, chained and with a code', async () => {
    const store = new InMemoryEventStore();
    const origin = await openTestLog(store);
    const id = randomUUID();
    for (let twice = 0; twice < 2; twice++)
      await recordInLog(store, { origin, stamp: TEST_STAMP }, { id, type: 'LogAdopted', data: {} });
    const events = await (await openVerified(store)).inspect('homeward-log');
    expect(events.map(({ type, flaw }) => [type, flaw])).toEqual([
      ['LogOpened', undefined],
      ['LogAdopted', undefined],
    ]);
  });
});

describe('a log that was written without codes', () => {
  it('is not opened before its adoption', async () => {
    await expect(openLog(await formerLog(), 'development', TEST_STAMP)).rejects.toThrow('npx homeward adopt-log');
  });

  it('reads as before after its adoption, and is of development', async () => {
    const store = await formerLog();
    expect(await adopt(store)).toMatchObject({ streams: 2, events: 4, broken: [] });
    const log = await openVerified(store);
    expect(await log.read('account-a')).toHaveLength(3);
    expect(await log.read('account-a', 2)).toHaveLength(1);
    expect((await log.inspect('homeward-log')).some(({ flaw }) => flaw)).toBe(false);
    expect(await openLog(store, 'production', TEST_STAMP)).toMatchObject({ mode: 'development' });
  });

  it('is not adopted if an event of it has a code, because then its first events were altered', async () => {
    const store = await formerLog({ 'account-a': 2 });
    const altered = new InMemoryEventStore();
    await copy(store, altered, 'homeward-log', 'account-a');
    const [, coded] = await altered.read('account-a');
    Object.assign(coded!.metadata, { code: `1.${'A'.repeat(43)}` });
    await expect(adopt(altered)).rejects.toThrow('Entry 1 of account-a has a code');
    expect(await altered.read('homeward-adoption')).toEqual([]);
  });

  it('is adopted once, however often that is requested', async () => {
    const store = await formerLog();
    await adopt(store);
    await adopt(store);
    expect(await store.read('homeward-log')).toHaveLength(2);
    expect(await store.read('homeward-adoption')).toHaveLength(1);
  });

  it('accepts no event without a code after its adoption, whatever version it claims', async () => {
    const store = await formerLog();
    await adopt(store);
    await append(store, 'account-a', 1, await originOf(store));
    await append(store, 'account-c', 1, await originOf(store));
    const log = await openVerified(store);
    await expect(log.read('account-a')).rejects.toThrow('Entry 3 of account-a');
    await expect(log.read('account-c')).rejects.toThrow('no code');
    expect(await log.read('account-b')).toHaveLength(1);
  });

  it('reveals every adopted event that was altered later, even if its stream was chained again', async () => {
    const store = await formerLog();
    await adopt(store);
    const altered = new InMemoryEventStore();
    await copy(store, altered, 'homeward-log', 'homeward-adoption');
    await append(altered, 'account-a', 3, await originOf(store));
    await expect((await openVerified(altered)).read('account-a')).rejects.toThrow('no code');
  });

  it('is not opened after an adoption with other keys', async () => {
    const store = await formerLog();
    await adopt(store);
    await expect(openLog(store, 'development', OTHER_STAMP)).rejects.toThrow('another log key');
  });

  it('is adopted up to the point where a chain breaks, and the result names that point', async () => {
    const store = await formerLog({ 'account-a': 2 });
    await append(store, 'account-a', 1, await originOf(store));
    const broken = new InMemoryEventStore();
    await copy(store, broken, 'homeward-log', 'account-a');
    Object.assign((await broken.read('account-a'))[1]!, { data: { by: 99 } });
    expect(await adopt(broken)).toMatchObject({ events: 1, broken: [{ stream: 'account-a', revision: 1 }] });
    const judged = await (await openVerified(broken)).inspect('account-a');
    expect(judged.map(({ flaw }) => flaw?.kind)).toEqual([undefined, 'unproven', 'unproven']);
  });
});
