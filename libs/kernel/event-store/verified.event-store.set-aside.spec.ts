import { FlawedStream } from './event-store-errors.js';
import { changesSince } from './expected-revision-conflict.js';
import { assertAtPlace, placeOf } from './log/log-positions.js';
import { isSetAside, setAsideStream } from './log/set-aside.js';
import { ForgeableLog, STRANGER, STREAM } from './testing/forgeable-log.js';
import { commandMetadata } from './testing/counter.js';

let at: ForgeableLog;
beforeEach(async () => {
  at = await ForgeableLog.open();
});

describe('an event of an unknown type', () => {
  it('is authentic, blocks only its own stream, and is a link of the chain after it was set aside', async () => {
    await at.aggregateStore().transact('a', 'Add', { by: 1 }, commandMetadata());
    const id = await at.append({ anything: true }, { type: 'CountedTwice' });
    await expect(at.store.read(STREAM)).rejects.toThrow('does not know events of the type CountedTwice');
    await at.setAside(id);
    await at.aggregateStore().transact('a', 'Add', { by: 2 }, commandMetadata());
    expect((await at.store.read(STREAM)).map(isSetAside)).toEqual([false, true, false]);
  });
});

describe('an event that was set aside', () => {
  it('is ignored, and commands succeed again', async () => {
    await at.aggregateStore().transact('a', 'Add', { by: 1 }, commandMetadata());
    const id = await at.append({ by: 500 }, { stamp: STRANGER });
    await at.setAside(id);
    const receipt = await at.aggregateStore().transact('a', 'Add', { by: 2 }, commandMetadata());
    expect(receipt.revision).toBe(2);
    const events = await at.store.read(STREAM);
    expect(events.map(({ type }) => type)).toEqual(['Counted', '$set-aside', 'Counted']);
    expect(events[1]!.setAside).toMatchObject({ event: { id, flaw: { kind: 'unproven' } } });
    const batches = at.store.subscribe({ prefixes: ['counter-'], after: -1n });
    for await (const batch of batches) {
      expect(batch.map(isSetAside)).toEqual([false, true, false]);
      break;
    }
  });

  it('keeps its place for checkpoints', async () => {
    const id = await at.append({ by: 500 }, { stamp: STRANGER });
    const before = (await at.store.inspect(STREAM))[0]!;
    await at.setAside(id);
    expect(await assertAtPlace(at.store, 'A reader', placeOf(before))).toMatchObject({ type: '$set-aside' });
  });

  it('is not a new event to anyone who records in the same record', async () => {
    await at.setAside(await at.append({ by: 500 }, { stamp: STRANGER }));
    expect(changesSince(await at.store.read(STREAM))).toEqual([]);
  });

  it('is not ignored if the decision was written without the log key', async () => {
    const id = await at.append({ by: 500 }, { stamp: STRANGER });
    const data = { eventId: id, revision: 0 };
    await at.append(data, { type: 'EventSetAside', stream: setAsideStream(STREAM), stamp: STRANGER });
    await expect(at.store.read(STREAM)).rejects.toThrow(FlawedStream);
  });

  it('is that one entry: another one with its id is not ignored', async () => {
    const id = await at.append({ by: 500 }, { stamp: STRANGER });
    await at.setAside(id);
    await at.aggregateStore().transact('a', 'Add', { by: 2 }, commandMetadata());
    await at.alter(1, () => ({ id }));
    await expect(at.store.read(STREAM)).rejects.toThrow('Entry 1 of');
  });

  it('leaves every later entry unchanged: a damaged one makes none of them flawed', async () => {
    const here = at.aggregateStore();
    for (const by of [1, 2, 3]) await here.transact('a', 'Add', { by }, commandMetadata());
    await at.alter(1, () => ({ data: { by: 99 } }));
    expect(await at.flaws()).toEqual([undefined, 'its content does not match its hash', undefined]);
  });

  it('is not the one after a missing entry: that is genuine, and a backup restores what is missing', async () => {
    const here = at.aggregateStore();
    for (const by of [1, 2, 3]) await here.transact('a', 'Add', { by }, commandMetadata());
    const events = await at.inner.read(STREAM);
    await at.setAside(events[2]!.id);
    const read = at.inner.read.bind(at.inner);
    at.inner.read = async (stream, from) => (stream === STREAM ? [events[0]!, events[2]!] : read(stream, from));
    await expect(at.store.read(STREAM)).rejects.toThrow('the entry before it is missing');
  });

  it('can be decided on though an attacker has written into the stream of decisions', async () => {
    const id = await at.append({ by: 500 }, { stamp: STRANGER });
    await at.append({ eventId: id }, { type: 'Garbage', stream: setAsideStream(STREAM), stamp: STRANGER });
    expect(await at.store.read(setAsideStream(STREAM))).toHaveLength(1);
    await at.setAside(id);
    expect((await at.store.read(STREAM)).map(isSetAside)).toEqual([true]);
  });

  it('counts if nothing is wrong with it: this is no way to lift a hold', async () => {
    const id = await at.append({ by: 1 });
    await at.setAside(id);
    expect((await at.store.read(STREAM)).map(({ type }) => type)).toEqual(['Counted']);
  });
});
