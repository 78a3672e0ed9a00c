import { setTimeout as sleep } from 'node:timers/promises';
import { pollUntil } from '#kernel/waiting/testing';
import { aPrefix, newEvents, newEvent, takeEvents } from '../event-store.contract.js';
import type { RecordedEvent } from '../event-store.js';
import { WrongExpectedRevision, OutcomeUnknown, StoreUnavailable } from '../event-store-errors.js';
import { EventStoreDbEventStore } from './event-store.js';
import { wireTo, type Wire } from '../testing/wire.js';

const url = process.env.TEST_EVENTSTORE_LEADER_URL!;
const direct = EventStoreDbEventStore.at(url);
let wire: Wire;
let remote: EventStoreDbEventStore;

const connect = (timeouts?: ConstructorParameters<typeof EventStoreDbEventStore>[1]) => {
  remote = EventStoreDbEventStore.at(wire.url, timeouts);
};

beforeEach(async () => {
  wire = await wireTo(url);
});
afterEach(async () => {
  wire.cut();
  await remote.dispose();
  wire.close();
});
afterAll(() => direct.dispose());

it('a paused reader holds few of the largest events, and the server waits with the others', async () => {
  connect();
  const [prefix, MIB, ALL] = [aPrefix(), 2 ** 20, 64];
  const text = 'x'.repeat(MIB - 1_000);
  await direct.append(`${prefix}0`, [newEvent('Counted', { n: 0 })], -1);
  const batches = remote.subscribe({ prefixes: [prefix], after: -1n })[Symbol.asyncIterator]();
  const seen: RecordedEvent[] = [...(await batches.next()).value!];
  for (let n = 1; n <= ALL; n++) await direct.append(`${prefix}${n}`, [newEvent('Counted', { n, text })], -1);
  const still = async (since: number): Promise<number> => {
    await sleep(250); // no event marks the absence of events
    return wire.taken() === since ? since : still(wire.taken());
  };
  expect(await still(wire.taken())).toBeLessThan((ALL / 2) * MIB);
  while (seen.length <= ALL) {
    const batch = (await batches.next()).value!;
    expect(batch.length).toBeLessThan(12);
    seen.push(...batch);
  }
  await batches.return?.();
  expect(seen.map(({ data }) => data.n)).toEqual(Array.from({ length: ALL + 1 }, (_, n) => n));
});

describe('over a connection that breaks', () => {
  it('a subscription resumes after each break: no event is missed or repeated', async () => {
    connect();
    const prefix = aPrefix();
    const calledOff = new AbortController();
    const seen: RecordedEvent[] = [];
    const drops: unknown[] = [];
    const following = (async () => {
      const { signal } = calledOff;
      for await (const batch of remote.subscribe({
        prefixes: [prefix],
        after: -1n,
        signal,
        onDrop: (why) => drops.push(why),
      })) {
        seen.push(...batch);
      }
    })();
    for (let n = 0; n < 180; n++) {
      await direct.append(`${prefix}${n % 3}`, [newEvent('Counted', { n })], Math.floor(n / 3) - 1);
      if (n % 50 === 25) {
        await pollUntil(() => seen.length > n - 25);
        wire.cut();
      }
    }
    await pollUntil(() => seen.length >= 180);
    calledOff.abort();
    await following;
    expect(seen.map(({ data }) => data.n)).toEqual(Array.from({ length: 180 }, (_, n) => n));
    expect(drops.length).toBeGreaterThanOrEqual(3);
    for (const why of drops) expect(why).toBeInstanceOf(StoreUnavailable);
  });

  it('an append whose answer is lost is sent again with the same ids, and counts once', async () => {
    connect();
    const stream = `${aPrefix()}1`;
    for (let n = 0; n < 5; n++) {
      await remote.append(stream, [newEvent('Before')], 3 * n - 1);
      wire.silence();
      const lost = remote.append(stream, [newEvent('Lost'), newEvent('Lost')], 3 * n);
      await pollUntil(async () => (await direct.read(stream, 3 * n + 1)).length === 2);
      wire.restore();
      wire.cut();
      expect(await lost).toMatchObject({ revision: 3 * n + 2 });
    }
    const types = (await direct.read(stream)).map(({ type }) => type);
    expect(types).toEqual(Array.from({ length: 5 }, () => ['Before', 'Lost', 'Lost']).flat());
  });

  it('an append whose answer is lost is confirmed even if other appends have followed', async () => {
    connect();
    const stream = `${aPrefix()}1`;
    await remote.append(stream, [newEvent('Before')], -1);
    wire.silence();
    const lost = remote.append(stream, [newEvent('Lost')], 0);
    await pollUntil(async () => (await direct.read(stream, 1)).length === 1);
    await direct.append(stream, [newEvent('After')], 1);
    wire.restore();
    wire.cut();
    expect(await lost).toMatchObject({ revision: 1 });
    await expect(remote.append(stream, [newEvent('Another')], 0)).rejects.toThrow(WrongExpectedRevision);
  });

  it('an append that is never answered has an unknown outcome: it may have been recorded', async () => {
    connect({ append: 300, attempt: 100, read: 100 });
    const stream = `${aPrefix()}1`;
    await remote.append(stream, [newEvent('Before')], -1);
    wire.silence();
    await expect(remote.append(stream, [newEvent('Unknown')], 0)).rejects.toThrow(OutcomeUnknown);
    await expect(remote.read(stream)).rejects.toThrow(StoreUnavailable);
    expect((await direct.read(stream)).map(({ type }) => type)).toEqual(['Before', 'Unknown']);
  });

  it('connections stay few, however often the server is silent', async () => {
    connect({ append: 150, attempt: 50, read: 50 });
    const stream = `${aPrefix()}1`;
    for (let n = 0; n < 12; n++) {
      wire.silence();
      const calls = [remote.append(stream, [newEvent('Lost')], -1), remote.read(stream)];
      await Promise.allSettled(calls);
      wire.restore();
    }
    await pollUntil(() => wire.open() <= 2);
  });

  it('many appends during a silence are recorded once each', async () => {
    connect({ append: 120_000, attempt: 1_500, read: 1_500 });
    const prefix = aPrefix();
    const streams = Array.from({ length: 14 }, (_, n) => `${prefix}${n}`);
    await remote.append(`${prefix}first`, [newEvent('Before')], -1);
    wire.silence();
    const all = Promise.all(streams.map((stream) => remote.append(stream, [newEvent('Lost')], -1)));
    // a subscription rather than polling: thousands of reads of missing events would end the connection
    await takeEvents(direct.subscribe({ prefixes: [prefix], after: -1n }), 15);
    wire.restore();
    expect((await all).map(({ revision }) => revision)).toEqual(streams.map(() => 0));
    expect((await Promise.all(streams.map((stream) => direct.read(stream)))).flat()).toHaveLength(14);
  });

  it('a stream is read whole or not at all', async () => {
    connect({ append: 1_000, attempt: 1_000, read: 1_000 });
    const stream = `${aPrefix()}1`;
    await direct.append(stream, newEvents(2_000), -1);
    await remote.read(stream);
    const whole = wire.taken();
    const lengths = new Set<number | string>();
    for (let part = 1; part <= 12; part++) {
      wire.cutAfter((whole * part) / 13);
      lengths.add(
        await remote.read(stream).then(
          ({ length }) => length,
          (error: Error) => error.name,
        ),
      );
      wire.cut();
    }
    lengths.add((await remote.read(stream)).length);
    expect([...lengths].sort()).toEqual([2_000, 'StoreUnavailable']);
  });
});
