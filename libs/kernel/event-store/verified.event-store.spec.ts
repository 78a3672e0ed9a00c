import { randomUUID } from 'node:crypto';
import { LogKeys, Unsealed, anchorOf, hashOf } from '#kernel/integrity';
import { Codec } from './codec.js';
import { envelop, type Stamp } from './envelope.js';
import { FlawedStream, type EventData, type RecordedEvent } from './event-store.js';
import { InMemoryEventStore } from './in-memory.event-store.js';
import { assertAtPlace, placeOf } from './log/log-place.js';
import { openLog } from './log/opened-log.js';
import { isSetAside, setAsideStream } from './log/set-aside.js';
import { changesSince } from './expected-revision-conflict.js';
import { TEST_LOG_KEYS, TEST_STAMP } from './testing.js';
import { anAggregateStore, commandMetadata, counter, ledgerOf } from './testing/counter.js';
import { AggregateStore } from './aggregate-store.js';
import { VerifiedEventStore } from './verified.event-store.js';

const STREAM = 'counter-a';
const codec = new Codec(new Unsealed(), {}, {});
const STRANGER: Stamp = { ...TEST_STAMP, keys: new LogKeys([{ number: 1, key: Buffer.alloc(32, 9) }]) };

let inner: InMemoryEventStore;
let store: VerifiedEventStore;
beforeEach(async () => {
  inner = new InMemoryEventStore();
  const { origin, adopted } = await openLog(inner, 'development', TEST_STAMP);
  const knownTypes = new Set(['Counted', 'EventSetAside', 'LogOpened']);
  store = new VerifiedEventStore(inner, { origin, adopted, keys: TEST_LOG_KEYS, knownTypes });
});

const transactor = () => new AggregateStore({ ...ledgerOf(store), origin: store.origin }, 'counter', counter);

/** Appends events with a stamp after those of a stream. */
const append = async (data: object, { type = 'Counted', stamp = TEST_STAMP, stream = STREAM } = {}) => {
  const before = (await inner.read(stream)).findLast(({ metadata }) => metadata.code?.length);
  const revision = (await inner.read(stream)).length - 1;
  const end = { stream, revision, hash: before?.metadata.hash ?? anchorOf(store.origin, stream) };
  const command = { name: 'Forge', digest: '' };
  const [event] = await envelop(codec, [{ type, data: data as never }], command, commandMetadata(), end, stamp);
  await inner.append(stream, [event!], revision);
  return event!.id;
};

const revisionOf = async (eventId: string) => (await inner.read(STREAM)).findIndex(({ id }) => id === eventId);

const setAside = async (eventId: string) =>
  append({ eventId, revision: await revisionOf(eventId) }, { type: 'EventSetAside', stream: setAsideStream(STREAM) });

/** An attacker who owns the database changes a stored event. */
const alter = async (revision: number, change: (event: RecordedEvent) => Partial<RecordedEvent>) => {
  const event = (await inner.read(STREAM))[revision]!;
  Object.assign(event, change(event));
};

/** As an attacker would change it who knows how events are hashed. */
const rehashed = ({ metadata, ...event }: RecordedEvent): Partial<RecordedEvent> => {
  const { hash: _, code, ...rest } = metadata;
  const hash = hashOf({ ...event, metadata: rest });
  return { ...event, metadata: { ...rest, hash, ...(code !== undefined && { code }) } };
};

const flawsIn = async () => (await store.inspect(STREAM)).map(({ flaw }) => flaw?.reason);

describe('a stream that only holders of the log key have written', () => {
  it('is read from its beginning and from any revision on', async () => {
    const here = transactor();
    for (const by of [1, 2, 3]) await here.transact('a', 'Add', { by }, commandMetadata());
    expect((await store.read(STREAM)).map(({ data }) => data.by)).toEqual([1, 2, 3]);
    expect((await store.read(STREAM, 2)).map(({ data }) => data.by)).toEqual([3]);
    expect(await store.read(STREAM, 3)).toEqual([]);
  });
});

describe('a flawed event', () => {
  beforeEach(async () => {
    const here = transactor();
    for (const by of [1, 2, 3]) await here.transact('a', 'Add', { by }, commandMetadata());
  });

  it.each<[string, (event: RecordedEvent) => Partial<RecordedEvent>, string]>([
    ['its data was altered', () => ({ data: { by: 99 } }), 'content does not match its hash'],
    [
      'its data was altered and its hash made again',
      (event) => rehashed({ ...event, data: { by: 99 } }),
      'not made with a key',
    ],
    [
      'its instant of recording was moved',
      ({ metadata }) => ({ metadata: { ...metadata, recordedAt: '2020-01-01T00:00:00.000Z' } }),
      'content does not match its hash',
    ],
    [
      'its code was taken away and it claims the first version',
      ({ metadata: { code: _, ...metadata }, ...event }) =>
        rehashed({ ...event, metadata: { ...metadata, schema: 1 } }),
      'no code',
    ],
    ['its metadata is gone', () => ({ metadata: null as never }), 'content does not match its hash'],
    ['its content is no JSON', () => ({ unreadable: 'its content is not JSON' }), 'not JSON'],
  ])('is refused if %s', async (_, change, reason) => {
    await alter(1, change);
    await expect(store.read(STREAM)).rejects.toThrow(FlawedStream);
    await expect(store.read(STREAM)).rejects.toThrow(reason);
    expect((await flawsIn())[1]).toContain(reason);
  });

  it('is one that follows another event than the previous entry, though its code is genuine', async () => {
    const events = await inner.read(STREAM);
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
    await alter(1, () => ({ ...(other as EventData) }));
    expect(await flawsIn()).toEqual([undefined, undefined, 'it does not follow the entry before it']);
  });

  it('is every event after a gap', async () => {
    const events = await inner.read(STREAM);
    inner.read = async (stream) => (stream === STREAM ? [events[0]!, events[2]!] : []);
    expect((await store.inspect(STREAM))[1]!.flaw).toMatchObject({ reason: 'the entry before it is missing' });
  });

  it('reaches a subscriber with its flaw, and ends no subscription', async () => {
    await append({ by: 5 }, { stamp: STRANGER });
    await append({ by: 6 });
    const seen: RecordedEvent[] = [];
    for await (const batch of store.subscribe({ prefixes: ['counter-'], after: -1n })) {
      seen.push(...batch);
      if (seen.length === 5) break;
    }
    // the next one is proven by its own code
    expect(seen.map(({ flaw }) => flaw?.kind)).toEqual([undefined, undefined, undefined, 'unproven', undefined]);
  });

  it('blocks every later command, and the sentence names it without its contents', async () => {
    const id = await append({ by: 5 }, { stamp: STRANGER });
    const error = await transactor()
      .transact('a', 'Add', { by: 1 }, commandMetadata())
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'FlawedStream', revision: 3, eventId: id, flaw: { kind: 'unproven' } });
  });
});

describe('an event of an unknown type', () => {
  it('is authentic, blocks only its own stream, and is a link of the chain after it was set aside', async () => {
    await transactor().transact('a', 'Add', { by: 1 }, commandMetadata());
    const id = await append({ anything: true }, { type: 'CountedTwice' });
    await expect(store.read(STREAM)).rejects.toThrow('does not know events of the type CountedTwice');
    await setAside(id);
    await transactor().transact('a', 'Add', { by: 2 }, commandMetadata());
    expect((await store.read(STREAM)).map(isSetAside)).toEqual([false, true, false]);
  });
});

describe('an event that was set aside', () => {
  it('is ignored, and commands succeed again', async () => {
    await transactor().transact('a', 'Add', { by: 1 }, commandMetadata());
    const id = await append({ by: 500 }, { stamp: STRANGER });
    await setAside(id);
    const receipt = await transactor().transact('a', 'Add', { by: 2 }, commandMetadata());
    expect(receipt.revision).toBe(2);
    const events = await store.read(STREAM);
    expect(events.map(({ type }) => type)).toEqual(['Counted', '$set-aside', 'Counted']);
    expect(events[1]!.setAside).toMatchObject({ event: { id, flaw: { kind: 'unproven' } } });
    const batches = store.subscribe({ prefixes: ['counter-'], after: -1n });
    for await (const batch of batches) {
      expect(batch.map(isSetAside)).toEqual([false, true, false]);
      break;
    }
  });

  it('keeps its place for checkpoints', async () => {
    const id = await append({ by: 500 }, { stamp: STRANGER });
    const before = (await store.inspect(STREAM))[0]!;
    await setAside(id);
    expect(await assertAtPlace(store, 'A reader', placeOf(before))).toMatchObject({ type: '$set-aside' });
  });

  it('is not a new event to anyone who records in the same record', async () => {
    await setAside(await append({ by: 500 }, { stamp: STRANGER }));
    expect(changesSince(await store.read(STREAM))).toEqual([]);
  });

  it('is not ignored if the decision was written without the log key', async () => {
    const id = await append({ by: 500 }, { stamp: STRANGER });
    const data = { eventId: id, revision: 0 };
    await append(data, { type: 'EventSetAside', stream: setAsideStream(STREAM), stamp: STRANGER });
    await expect(store.read(STREAM)).rejects.toThrow(FlawedStream);
  });

  it('is that one entry: another one with its id is not ignored', async () => {
    const id = await append({ by: 500 }, { stamp: STRANGER });
    await setAside(id);
    await transactor().transact('a', 'Add', { by: 2 }, commandMetadata());
    await alter(1, () => ({ id }));
    await expect(store.read(STREAM)).rejects.toThrow('Entry 1 of');
  });

  it('leaves every later entry unchanged: a damaged one makes none of them flawed', async () => {
    const here = transactor();
    for (const by of [1, 2, 3]) await here.transact('a', 'Add', { by }, commandMetadata());
    await alter(1, () => ({ data: { by: 99 } }));
    expect(await flawsIn()).toEqual([undefined, 'its content does not match its hash', undefined]);
  });

  it('is not the one after a missing entry: that is genuine, and a backup restores what is missing', async () => {
    const here = transactor();
    for (const by of [1, 2, 3]) await here.transact('a', 'Add', { by }, commandMetadata());
    const events = await inner.read(STREAM);
    await setAside(events[2]!.id);
    const read = inner.read.bind(inner);
    inner.read = async (stream, from) => (stream === STREAM ? [events[0]!, events[2]!] : read(stream, from));
    await expect(store.read(STREAM)).rejects.toThrow('the entry before it is missing');
  });

  it('can be decided on though an attacker has written into the stream of decisions', async () => {
    const id = await append({ by: 500 }, { stamp: STRANGER });
    await append({ eventId: id }, { type: 'Garbage', stream: setAsideStream(STREAM), stamp: STRANGER });
    expect(await store.read(setAsideStream(STREAM))).toHaveLength(1);
    await setAside(id);
    expect((await store.read(STREAM)).map(isSetAside)).toEqual([true]);
  });

  it('counts if nothing is wrong with it: this is no way to lift a hold', async () => {
    const id = await append({ by: 1 });
    await setAside(id);
    expect((await store.read(STREAM)).map(({ type }) => type)).toEqual(['Counted']);
  });
});

describe('the instant of recording', () => {
  it('never goes back within a stream, even if a clock does', async () => {
    let now = '2026-03-01T09:00:00.000Z';
    const here = new AggregateStore(
      { ...ledgerOf(store), origin: store.origin, stamp: { ...TEST_STAMP, now: () => now } },
      'counter',
      counter,
    );
    await here.transact('a', 'Add', { by: 1 }, commandMetadata());
    now = '2026-03-01T08:59:00.000Z';
    await here.transact('a', 'Add', { by: 1 }, commandMetadata());
    expect((await store.read(STREAM)).map(({ recordedAt }) => recordedAt)).toEqual([
      '2026-03-01T09:00:00.000Z',
      '2026-03-01T09:00:00.000Z',
    ]);
  });

  it('is the one in the hash, whatever time the store reports', async () => {
    await anAggregateStore(store).transact(randomUUID(), 'Add', { by: 1 }, commandMetadata());
    await transactor().transact('a', 'Add', { by: 1 }, commandMetadata());
    await alter(0, () => ({ storedAt: '2020-01-01T00:00:00.000Z' }));
    const [event] = await store.read(STREAM);
    expect(event!.recordedAt).toBe(event!.metadata.recordedAt);
  });
});
