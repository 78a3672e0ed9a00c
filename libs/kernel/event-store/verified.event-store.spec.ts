import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { hashOf } from '#kernel/integrity';
import { envelop } from './codec.js';
import type { EventData, Metadata, RecordedEvent } from './event-store.js';
import { FlawedStream } from './event-store-errors.js';
import { TEST_LOG_KEYS, TEST_STAMP } from './testing.js';
import { ForgeableLog, STRANGER, STREAM, codec } from './testing/forgeable-log.js';
import { anAggregateStore, commandMetadata } from './testing/counter.js';

let at: ForgeableLog;
beforeEach(async () => {
  at = await ForgeableLog.open();
});

/** Changes an event as an attacker would who knows how events are hashed. */
const rehash = ({ metadata, ...event }: RecordedEvent): Partial<RecordedEvent> => {
  const { hash: _, code, ...rest } = metadata;
  const hash = hashOf({ ...event, metadata: rest });
  return { ...event, metadata: { ...rest, hash, ...(code !== undefined && { code }) } };
};

describe('a stream that only holders of the log key have written', () => {
  it('is read from its beginning and from any revision on', async () => {
    const here = at.aggregateStore();
    for (const by of [1, 2, 3]) await here.transact('a', 'Add', { by }, commandMetadata());
    expect((await at.store.read(STREAM)).map(({ data }) => data.by)).toEqual([1, 2, 3]);
    expect((await at.store.read(STREAM, 2)).map(({ data }) => data.by)).toEqual([3]);
    expect(await at.store.read(STREAM, 3)).toEqual([]);
  });

  it('is read on after a verified entry without that entry, and what does not follow it is flawed', async () => {
    const here = at.aggregateStore();
    for (const by of [1, 2, 3]) await here.transact('a', 'Add', { by }, commandMetadata());
    const [, second] = await at.store.inspect(STREAM);
    const asked = jest.spyOn(at.inner, 'read');
    const [third] = await at.store.inspect(STREAM, 2, { after: second!.metadata.hash });
    expect(third).toMatchObject({ revision: 2, data: { by: 3 } });
    expect(third!.flaw).toBeUndefined();
    expect(asked.mock.calls.map(([, from]) => from)).toEqual([2]);
    const [stranger] = await at.store.inspect(STREAM, 2, { after: 'another hash' });
    expect(stranger!.flaw).toBeDefined();
  });
});

describe('a flawed event', () => {
  beforeEach(async () => {
    const here = at.aggregateStore();
    for (const by of [1, 2, 3]) await here.transact('a', 'Add', { by }, commandMetadata());
  });

  it.each<[string, (event: RecordedEvent) => Partial<RecordedEvent>, string]>([
    ['its data was altered', () => ({ data: { by: 99 } }), 'content does not match its hash'],
    [
      'its data was altered and its hash made again',
      (event) => rehash({ ...event, data: { by: 99 } }),
      'not made with a key',
    ],
    [
      'its instant of recording was moved',
      ({ metadata }) => ({ metadata: { ...metadata, recordedAt: '2020-01-01T00:00:00.000Z' } }),
      'content does not match its hash',
    ],
    [
      'its code was taken away and it claims the first version',
      ({ metadata: { code: _, ...metadata }, ...event }) => rehash({ ...event, metadata: { ...metadata, schema: 1 } }),
      'no code',
    ],
    ['its metadata is gone', () => ({ metadata: null as never }), 'content does not match its hash'],
    ['its content is no JSON', () => ({ unreadable: 'its content is not JSON' }), 'not JSON'],
  ])('is refused if %s', async (_, change, reason) => {
    await at.alter(1, change);
    await expect(at.store.read(STREAM)).rejects.toThrow(FlawedStream);
    await expect(at.store.read(STREAM)).rejects.toThrow(reason);
    expect((await at.flaws())[1]).toContain(reason);
  });

  it('is one that follows another event than the previous entry, though its code is genuine', async () => {
    const events = await at.inner.read(STREAM);
    const data = [{ type: 'Counted', data: { by: 7 } }] as const;
    const end = { stream: STREAM, revision: 0, hash: events[0]!.metadata.hash };
    const [other] = await envelop(
      codec,
      data as never,
      { name: 'Add', digest: '' },
      commandMetadata(),
      end,
      TEST_STAMP,
    );
    // of two events made for revision 1 the store refused one: an attacker exchanges them
    await at.alter(1, () => ({ ...(other as EventData) }));
    expect(await at.flaws()).toEqual([undefined, undefined, 'it does not follow the entry before it']);
  });

  it('is every event after a gap', async () => {
    const events = await at.inner.read(STREAM);
    at.inner.read = async (stream) => (stream === STREAM ? [events[0]!, events[2]!] : []);
    expect((await at.store.inspect(STREAM))[1]!.flaw).toMatchObject({ reason: 'the entry before it is missing' });
  });

  it('is proven once for all subscribers that share it, and its place in the stream for each of them', async () => {
    const proves = jest.spyOn(TEST_LOG_KEYS, 'proves');
    const readSeen = async () => {
      for await (const batch of at.store.subscribe({ prefixes: ['counter-'], after: -1n })) return batch;
      return [];
    };
    const [one, other] = [await readSeen(), await readSeen()];
    expect(other).toEqual(one);
    expect(proves).toHaveBeenCalledTimes(one.length);
    proves.mockRestore();
  });

  it('reaches a subscriber with its flaw, and ends no subscription', async () => {
    await at.append({ by: 5 }, { stamp: STRANGER });
    await at.append({ by: 6 });
    const seen: RecordedEvent[] = [];
    for await (const batch of at.store.subscribe({ prefixes: ['counter-'], after: -1n })) {
      seen.push(...batch);
      if (seen.length === 5) break;
    }
    // the next one is proven by its own code
    expect(seen.map(({ flaw }) => flaw?.kind)).toEqual([undefined, undefined, undefined, 'unproven', undefined]);
  });

  it('in a stream that this service never named is delivered without asking who set it aside', async () => {
    const refusing = jest.spyOn(at.inner, 'read').mockRejectedValue(new RangeError('That name is too long.'));
    const stream = `counter-${'a'.repeat(1_020)}`;
    const happened = { id: randomUUID(), type: 'Counted', data: { by: 1 }, metadata: {} as Metadata };
    await at.inner.append(stream, [happened], -1);
    expect(await at.store.last(['counter-'])).toMatchObject({ stream, flaw: { kind: 'unproven' } });
    for await (const batch of at.store.subscribe({ prefixes: ['counter-'], after: -1n }))
      if (batch.some((event) => event.stream === stream)) break;
    refusing.mockRestore();
  });

  it('blocks every later command, and the sentence names it without its contents', async () => {
    const id = await at.append({ by: 5 }, { stamp: STRANGER });
    const error = await at
      .aggregateStore()
      .transact('a', 'Add', { by: 1 }, commandMetadata())
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'FlawedStream', revision: 3, eventId: id, flaw: { kind: 'unproven' } });
  });
});

describe('the instant of recording', () => {
  it('never goes back within a stream, even if a clock does', async () => {
    let now = '2026-03-01T09:00:00.000Z';
    const here = at.aggregateStore({ ...TEST_STAMP, now: () => now });
    await here.transact('a', 'Add', { by: 1 }, commandMetadata());
    now = '2026-03-01T08:59:00.000Z';
    await here.transact('a', 'Add', { by: 1 }, commandMetadata());
    expect((await at.store.read(STREAM)).map(({ recordedAt }) => recordedAt)).toEqual([
      '2026-03-01T09:00:00.000Z',
      '2026-03-01T09:00:00.000Z',
    ]);
  });

  it('is the one in the hash, whatever time the store reports', async () => {
    await anAggregateStore(at.store).transact(randomUUID(), 'Add', { by: 1 }, commandMetadata());
    await at.aggregateStore().transact('a', 'Add', { by: 1 }, commandMetadata());
    await at.alter(0, () => ({ storedAt: '2020-01-01T00:00:00.000Z' }));
    const [event] = await at.store.read(STREAM);
    expect(event!.recordedAt).toBe(event!.metadata.recordedAt);
  });
});
