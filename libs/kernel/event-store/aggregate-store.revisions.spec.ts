import { POLICY_ROLE } from './event-store.js';
import { ExpectedRevisionConflict } from './expected-revision-conflict.js';
import { AggregateStore } from './aggregate-store.js';
import {
  STREAM,
  WatchedStore,
  anAggregateStore,
  commandMetadata,
  counter,
  eventsOfCounter,
  storeContextOf,
} from './testing/counter.js';

const policy = { id: 'reminders', role: POLICY_ROLE, organisation: 'homeward' };
const dara = { id: 'dara', role: 'REVIEWER', organisation: 'A21' };

let store: WatchedStore;
let here: ReturnType<typeof anAggregateStore>;
let elsewhere: ReturnType<typeof anAggregateStore>;
beforeEach(async () => {
  store = new WatchedStore();
  here = anAggregateStore(store);
  elsewhere = anAggregateStore(store);
  await here.transact('a', 'Add', { by: 1 }, commandMetadata());
});

const add = (expectedRevision: number) => here.transact('a', 'Add', { by: 1 }, commandMetadata({ expectedRevision }));
const staleness = (attempt: Promise<unknown>) => attempt.catch((error: unknown) => error);

describe('a caller with an expected revision', () => {
  it('is served while the stream is still there', async () => {
    expect(await add(0)).toMatchObject({ revision: 1 });
    expect(await add(1)).toMatchObject({ revision: 2 });
  });

  it.each(['here', 'elsewhere'])('learns what others recorded since, and the current revision (%s)', async (where) => {
    const other = where === 'here' ? here : elsewhere;
    await other.transact('a', 'AddTheHour', {}, commandMetadata({ by: dara }));
    const error = await staleness(add(0));
    expect(error).toBeInstanceOf(ExpectedRevisionConflict);
    const change = { type: 'Counted', by: 'dara', recordedAt: expect.any(String) };
    expect(error).toMatchObject({
      stream: STREAM,
      expected: 0,
      revision: 2,
      since: [
        { revision: 1, ...change },
        { revision: 2, ...change },
      ],
    });
    expect((error as ExpectedRevisionConflict).since[0]).not.toHaveProperty('data');
    expect(await eventsOfCounter(store)).toEqual([1, 100, 9]);
  });

  it('learns only that something was recorded, if they may not read what', async () => {
    const hiding = new AggregateStore(storeContextOf(store), 'counter', {
      ...counter,
      mayReadChange: (by, type) => by.id === 'dara' && type === 'Counted',
    });
    await here.transact('a', 'Add', { by: 2 }, commandMetadata());
    const askAt = (by?: typeof dara) =>
      staleness(hiding.transact('a', 'Add', { by: 1 }, commandMetadata({ expectedRevision: 0, ...(by && { by }) })));
    expect(await askAt()).toMatchObject({ expected: 0, revision: 1, since: [] });
    expect(await askAt(dara)).toMatchObject({ expected: 0, revision: 1, since: [{ type: 'Counted' }] });
  });

  it('learns it as well if the other event came during the append', async () => {
    store.before = async () => {
      store.before = undefined;
      await elsewhere.transact('a', 'Add', { by: 5 }, commandMetadata({ by: dara }));
    };
    expect(await staleness(add(0))).toMatchObject({ expected: 0, revision: 1, since: [{ by: 'dara' }] });
    expect(await eventsOfCounter(store)).toEqual([1, 5]);
  });

  it('is not disturbed by a policy that recorded since, before or meanwhile', async () => {
    await elsewhere.transact('a', 'Add', { by: 2 }, commandMetadata({ by: policy }));
    expect(await add(0)).toMatchObject({ revision: 2 });
    store.before = async () => {
      store.before = undefined;
      await elsewhere.transact('a', 'Add', { by: 3 }, commandMetadata({ by: policy }));
    };
    expect(await add(2)).toMatchObject({ revision: 4 });
    expect(await eventsOfCounter(store)).toEqual([1, 2, 1, 3, 1]);
  });

  it('learns only of people if a policy and a person recorded since', async () => {
    await elsewhere.transact('a', 'Add', { by: 2 }, commandMetadata({ by: policy }));
    await elsewhere.transact('a', 'Add', { by: 2 }, commandMetadata({ by: dara }));
    expect(await staleness(add(0))).toMatchObject({ revision: 2, since: [{ revision: 2, by: 'dara' }] });
  });

  it('may have seen more than this process has cached', async () => {
    await elsewhere.transact('a', 'Add', { by: 1 }, commandMetadata());
    expect(await add(1)).toMatchObject({ revision: 2 });
  });

  it.each([1, 7])('cannot have seen a revision that does not exist: %i', async (expectedRevision) => {
    expect(await staleness(add(expectedRevision))).toMatchObject({
      expected: expectedRevision,
      revision: 0,
      since: [],
    });
    const none = here.transact('nobody', 'Add', { by: 1 }, commandMetadata({ expectedRevision }));
    expect(await staleness(none)).toMatchObject({ expected: expectedRevision, revision: -1 });
    expect(await eventsOfCounter(store)).toEqual([1]);
  });

  it('gets the refusal of a rule rather than a conflict if the rule refuses anyway', async () => {
    const none = here.transact('nobody', 'Add', { by: 9_999 }, commandMetadata({ expectedRevision: 3 }));
    expect(await staleness(none)).toMatchObject({ code: 'TOO_MANY' });
  });

  it('learns the current revision even if others record meanwhile', async () => {
    await elsewhere.transact('a', 'Add', { by: 2 }, commandMetadata({ by: dara }));
    const read = store.read.bind(store);
    store.read = async (stream, from) => {
      if (from === 1 && (await read(stream)).length < 4) {
        const events = await read(stream, from);
        await elsewhere.transact('a', 'Add', { by: 3 }, commandMetadata({ by: dara }));
        return events;
      }
      return read(stream, from);
    };
    const error = (await staleness(add(0))) as ExpectedRevisionConflict;
    expect(error.revision).toBe(error.since.at(-1)!.revision);
  });

  it('gets the reason of a refusal rather than a conflict only if its revision is current', async () => {
    await elsewhere.transact('a', 'Add', { by: 999 }, commandMetadata({ by: dara }));
    expect(await staleness(add(0))).toBeInstanceOf(ExpectedRevisionConflict);
    expect(await staleness(add(1))).toMatchObject({ code: 'TOO_MANY' });
  });
});
