import { refuse, type Directory } from '#kernel/decider';
import { AggregateStore } from './aggregate-store.js';
import { WatchedStore, commandMetadata, counter, storeContextOf } from './testing/counter.js';

const registered = (...offices: readonly string[]): Directory => ({
  offices: Object.fromEntries(offices.map((code) => [code, { present: [], interruptions: [] }])),
  workers: {},
  organisations: {},
});

/** A counter that counts only while the register has an office. */
const careful = {
  ...counter,
  decide: {
    ...counter.decide,
    Add: (...[count, command, context]: Parameters<typeof counter.decide.Add>) =>
      'Poipet' in (context.directory?.offices ?? {})
        ? counter.decide.Add(count, command, context)
        : refuse('OFFICE_UNKNOWN', 'There is no office.'),
  },
};

describe('the registers of a decision', () => {
  it('may be a moment old for what is recorded, and never for a refusal', async () => {
    const asked: boolean[] = [];
    const directory = async (atThisMoment: boolean): Promise<Directory> => {
      asked.push(atThisMoment);
      return atThisMoment ? registered('Poipet') : registered();
    };
    const storeContext = { ...storeContextOf(new WatchedStore()), directory };
    const counting = new AggregateStore(storeContext, 'counter', { ...careful, comparesWithRegisters: true });
    expect(await counting.transact('a', 'Add', { by: 1 }, commandMetadata())).toMatchObject({ revision: 0 });
    expect(asked).toEqual([false, true]);
  });

  it('are asked for before each one', async () => {
    let now = registered();
    const storeContext = { ...storeContextOf(new WatchedStore()), directory: async () => now };
    const counting = new AggregateStore(storeContext, 'counter', { ...careful, comparesWithRegisters: true });
    const add = () => counting.transact('a', 'Add', { by: 1 }, commandMetadata());
    await expect(add()).rejects.toMatchObject({ code: 'OFFICE_UNKNOWN' });
    now = registered('Poipet');
    expect(await add()).toMatchObject({ revision: 0 });
    const begun = commandMetadata();
    await counting.begin('b', [{ name: 'Add', command: { by: 1 }, metadata: begun }]);
    now = registered();
    await expect(add()).rejects.toMatchObject({ code: 'OFFICE_UNKNOWN' });
  });

  it('are not read for an aggregate that names nobody, such as one that mends a flawed register', async () => {
    const directory = async (): Promise<Directory> => {
      throw new Error('The register is flawed.');
    };
    const counting = new AggregateStore({ ...storeContextOf(new WatchedStore()), directory }, 'counter', counter);
    expect(await counting.transact('a', 'Add', { by: 1 }, commandMetadata())).toMatchObject({ revision: 0 });
  });
});

describe('a recent state', () => {
  it('is read again only when it is older, and has what this process recorded since', async () => {
    const store = new WatchedStore();
    const counting = new AggregateStore(storeContextOf(store), 'counter', counter);
    const first = await counting.recentState('a', 60_000);
    const reads = store.reads;
    await counting.transact('a', 'Add', { by: 1 }, commandMetadata());
    const readsAfterCommand = store.reads;
    expect(await counting.recentState('a', 60_000)).not.toEqual(first);
    expect(store.reads).toBe(readsAfterCommand);
    await counting.recentState('a', 0);
    expect(store.reads).toBe(readsAfterCommand + 1);
    expect(reads).toBe(1);
  });

  it('is not kept from a read that was under way when all states were forgotten', async () => {
    const store = new WatchedStore();
    const counting = new AggregateStore(storeContextOf(store), 'counter', counter);
    await counting.transact('a', 'Add', { by: 1 }, commandMetadata());
    const reading = counting.recentState('a', 0);
    counting.forgetAll();
    await reading;
    const { reads } = store;
    await counting.recentState('a', 60_000);
    expect(store.reads).toBe(reads + 1);
  });

  it('is read again after the cache gave it up', async () => {
    const store = new WatchedStore();
    const counting = new AggregateStore(storeContextOf(store), 'counter', counter, 1);
    await counting.transact('a', 'Add', { by: 1 }, commandMetadata());
    const known = await counting.recentState('a', 60_000);
    await counting.transact('b', 'Add', { by: 1 }, commandMetadata());
    expect(await counting.recentState('a', 60_000)).toEqual(known);
  });
});
