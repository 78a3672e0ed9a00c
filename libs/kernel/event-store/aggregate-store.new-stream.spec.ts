import { findBreak } from '#kernel/integrity';
import { ORIGIN, STREAM, WatchedStore, anAggregateStore, commandMetadata, eventsOfCounter } from './testing/counter.js';

let store: WatchedStore;
let here: ReturnType<typeof anAggregateStore>;
beforeEach(() => {
  store = new WatchedStore();
  here = anAggregateStore(store);
});

const add = (by: number, metadata = commandMetadata()) => ({ name: 'Add', command: { by }, metadata }) as const;

describe('a new stream of several commands', () => {
  it('has the events of all commands, each decided on those before it, in one append and without a read', async () => {
    const upTo = { name: 'CountTo', command: { upTo: 10 }, metadata: commandMetadata() } as const;
    const place = await here.begin('a', [add(1), add(3), upTo]);
    expect(store).toMatchObject({ reads: 0, appends: 1 });
    expect(await eventsOfCounter(store)).toEqual([1, 3, 6]);
    expect(place).toMatchObject({ revision: 2 });
  });

  it('is stored as if every command had come by itself', async () => {
    const commands = [add(1), add(2)];
    await here.begin('a', commands);
    const apart = new WatchedStore();
    const one = anAggregateStore(apart);
    for (const { name, command, metadata } of commands) await one.transact('a', name, command, metadata);
    const comparable = async (from: WatchedStore) =>
      (await from.read(STREAM)).map(
        ({ type, data, revision, metadata: { hash: _, prevHash: __, recordedAt: ___, code: ____, ...metadata } }) => ({
          type,
          data,
          revision,
          metadata,
        }),
      );
    expect(await comparable(store)).toEqual(await comparable(apart));
    expect(findBreak(ORIGIN, STREAM, await store.read(STREAM))).toBeUndefined();
  });

  it('is not created if one of its commands is refused', async () => {
    await expect(here.begin('a', [add(1), add(1_000)])).rejects.toMatchObject({ code: 'TOO_MANY' });
    expect(store.appends).toBe(0);
  });

  it('is left unchanged if it exists already, by whichever writer', async () => {
    await anAggregateStore(store).transact('a', 'Add', { by: 1 }, commandMetadata());
    await expect(here.begin('a', [add(2)])).rejects.toMatchObject({ name: 'WrongExpectedRevision', revision: 0 });
    expect(await eventsOfCounter(store)).toEqual([1]);
  });

  it('answers each of its commands, repeated alone, with its recorded receipt', async () => {
    const [first, second] = [add(1), add(2)];
    await here.begin('a', [first, second]);
    expect(await here.transact('a', 'Add', { by: 2 }, second.metadata)).toMatchObject({ revision: 1 });
    await here.transact('a', 'Add', { by: 4 }, commandMetadata());
    expect(await eventsOfCounter(store)).toEqual([1, 2, 4]);
  });
});
