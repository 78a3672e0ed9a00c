import type { ReadOptions } from './event-store.js';
import { InMemoryEventStore } from './in-memory.event-store.js';
import { STREAM, WatchedStore, anAggregateStore, commandMetadata, eventsOfCounter } from './testing/counter.js';

/** As EventStoreDB under load: it refuses an append because of an event that not every read returns yet. */
class SlowIndex extends InMemoryEventStore {
  override async read(stream: string, from = 0, { atLeast = -1 }: ReadOptions = {}) {
    return (await super.read(stream)).slice(from, atLeast + 1);
  }
}

let store: WatchedStore;
let here: ReturnType<typeof anAggregateStore>;
let elsewhere: ReturnType<typeof anAggregateStore>;
beforeEach(() => {
  store = new WatchedStore();
  here = anAggregateStore(store);
  elsewhere = anAggregateStore(store);
});

const cutTheWire = () => {
  throw new Error('the wire is cut');
};

describe('a command sent twice', () => {
  it('is done once, and answered with the first receipt: here, in another process and after a restart', async () => {
    const command = commandMetadata();
    const receipt = await here.transact('a', 'AddTheHour', {}, command);
    await here.transact('a', 'Add', { by: 2 }, commandMetadata());
    expect(receipt).toMatchObject({ id: 'a', revision: 1, eventIds: [expect.any(String), expect.any(String)] });
    for (const process of [here, elsewhere, anAggregateStore(store)])
      expect(await process.transact('a', 'AddTheHour', {}, command)).toEqual(receipt);
    expect(await eventsOfCounter(store)).toEqual([100, 9, 2]);
  });

  it('gets the first receipt even while a read does not return the conflicting event yet', async () => {
    const slow = new SlowIndex();
    const command = commandMetadata();
    const receipt = await anAggregateStore(slow).transact('a', 'Add', { by: 1 }, command);
    expect(await anAggregateStore(slow).transact('a', 'Add', { by: 1 }, command)).toEqual(receipt);
  });

  it('is done once, whatever has changed since, and for every process that repeats it', async () => {
    const command = commandMetadata({ expectedRevision: 0 });
    await here.transact('a', 'Add', { by: 1 }, commandMetadata());
    const receipt = await here.transact('a', 'Add', { by: 999 }, command);
    const repeat = { ...command, now: '2027-01-01T00:00:00.000Z', purpose: 'CARE' };
    expect(await elsewhere.transact('a', 'Add', { by: 999 }, repeat)).toEqual(receipt);
    expect(await eventsOfCounter(store)).toEqual([1, 999]);
  });

  it('is done once even if the first answer was lost', async () => {
    const command = commandMetadata();
    store.after = cutTheWire;
    await expect(here.transact('a', 'Add', { by: 1 }, command)).rejects.toThrow('the wire is cut');
    store.after = undefined;
    expect(await here.transact('a', 'Add', { by: 1 }, command)).toMatchObject({ revision: 0 });
    expect(await eventsOfCounter(store)).toEqual([1]);
  });

  it('is answered with what was decided then, never with what would be decided now', async () => {
    const command = commandMetadata();
    store.after = cutTheWire;
    await expect(here.transact('a', 'AddTheHour', {}, command)).rejects.toThrow('the wire is cut');
    store.after = undefined;
    await here.transact('a', 'AddTheHour', {}, { ...command, now: '2026-03-01T03:00:00.000Z' });
    expect(await eventsOfCounter(store)).toEqual([100, 9]);
    await here.transact('a', 'CountTo', { upTo: 109 }, commandMetadata());
    expect(await eventsOfCounter(store)).toEqual([100, 9]);
  });

  it.each([
    ['here', 'Add', { by: 2 }],
    ['elsewhere', 'Add', { by: 2 }],
    ['elsewhere, to the same effect', 'CountTo', { upTo: 8 }],
    ['after a restart', 'CountTo', { upTo: 1 }],
  ] as const)('with another body is refused: %s', async (where, name, body) => {
    const command = commandMetadata();
    await elsewhere.transact('a', 'Add', { by: 7 }, commandMetadata());
    await here.transact('a', 'Add', { by: 1 }, command);
    const there = where === 'here' ? here : where === 'after a restart' ? anAggregateStore(store) : elsewhere;
    await expect(there.transact('a', name, body, command)).rejects.toMatchObject({ code: 'COMMAND_REUSED' });
    expect(await eventsOfCounter(store)).toEqual([7, 1]);
  });

  it('to another stream is another command: each stream knows its own', async () => {
    const command = commandMetadata();
    const first = await here.transact('a', 'Add', { by: 1 }, command);
    const second = await here.transact('b', 'Add', { by: 1 }, command);
    expect(second).toMatchObject({ id: 'b', revision: 0 });
    expect(await here.transact('a', 'Add', { by: 1 }, command)).toEqual(first);
    expect(await elsewhere.transact('b', 'Add', { by: 1 }, command)).toEqual(second);
    await expect(here.transact('b', 'Add', { by: 2 }, command)).rejects.toMatchObject({ code: 'COMMAND_REUSED' });
    expect([await eventsOfCounter(store), await eventsOfCounter(store, 'counter-b')]).toEqual([[1], [1]]);
    const digests = (await Promise.all([store.read(STREAM), store.read('counter-b')])).flat();
    expect(new Set(digests.map(({ metadata }) => metadata.digest)).size).toBe(2);
  });

  it('that changed nothing is decided again, because it left no trace', async () => {
    const command = commandMetadata();
    await here.transact('a', 'Add', { by: 5 }, commandMetadata());
    expect(await here.transact('a', 'CountTo', { upTo: 5 }, command)).toMatchObject({ revision: 0, eventIds: [] });
    await here.transact('a', 'Add', { by: -1 }, commandMetadata());
    expect(await here.transact('a', 'CountTo', { upTo: 5 }, command)).toMatchObject({ revision: 2 });
  });
});
