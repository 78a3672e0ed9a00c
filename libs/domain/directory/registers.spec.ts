import { jest } from '@jest/globals';
import { AS_STORED, Codec, FlawedStream, StoreUnavailable, type RecordedEvent } from '#kernel/event-store';
import { PlainSealing } from '#kernel/integrity';
import type { AggregateStores } from '#nest';
import { knownRegistersIn, registersBeforeFlaw } from './registers.js';

const FLAW = { kind: 'unproven', reason: 'its code is wrong' };

const recordedEvent = (revision: number, type: string, data: object, more: object = {}): RecordedEvent =>
  ({
    id: `event-${revision}`,
    stream: 'directory-registers',
    revision,
    position: BigInt(revision),
    type,
    data,
    metadata: { commandId: `command-${revision}`, actor: { id: 'rachana' } },
    ...more,
  }) as unknown as RecordedEvent;

const join = (revision: number, worker: string, more?: object) =>
  recordedEvent(revision, 'WorkerJoined', { worker, roles: ['CASE_WORKER'], on: '2019-01-01' }, more);

const workersOf = async (...events: readonly RecordedEvent[]) => {
  const storeContext = { store: { inspect: async () => events }, codec: new Codec(new PlainSealing(), {}, AS_STORED) };
  return (await registersBeforeFlaw({ storeContext } as unknown as AggregateStores)).workers;
};

describe('registers with an entry that cannot be relied on', () => {
  it('count up to that entry', async () => {
    const left = recordedEvent(1, 'WorkerLeft', { worker: 'bopha', on: '2019-12-31' });
    const workers = await workersOf(join(0, 'bopha'), left, join(2, 'rithy', { flaw: FLAW }), join(3, 'sokha'));
    expect(Object.keys(workers)).toEqual(['bopha']);
    expect(workers.bopha).toMatchObject({ present: [{ from: '2019-01-01', until: '2019-12-31' }] });
  });

  it('count whole once the entry was set aside', async () => {
    const aside = recordedEvent(1, '$set-aside', { eventId: 'event-1' });
    expect(Object.keys(await workersOf(join(0, 'bopha'), aside, join(2, 'rithy')))).toEqual(['bopha', 'rithy']);
  });
});

describe('what is known of the registers', () => {
  const REGISTERS = { workers: { sokha: {} } };
  const flawed = new FlawedStream('directory-registers', 1, 'event-1', FLAW as never);

  /** The stores, and how the registers are read next. */
  const makeStores = (...events: readonly RecordedEvent[]) => {
    const recentState = jest.fn(async (): Promise<unknown> => REGISTERS);
    const inspect = jest.fn(async () => events);
    const storeContext = { store: { inspect }, codec: new Codec(new PlainSealing(), {}, AS_STORED) };
    return {
      stores: { storeContext, of: () => ({ recentState }) } as unknown as AggregateStores,
      recentState,
      inspect,
    };
  };

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is what was known before while the log is away, which is asked again after a pause', async () => {
    const { stores, recentState } = makeStores();
    await knownRegistersIn(stores);
    recentState.mockRejectedValue(new StoreUnavailable('Away.'));
    for (let asked = 0; asked < 3; asked++) expect(await knownRegistersIn(stores)).toBe(REGISTERS);
    expect(recentState).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(1_000);
    await knownRegistersIn(stores);
    expect(recentState).toHaveBeenCalledTimes(3);
  });

  it('is nothing before the first reading, for which nobody waits without end', async () => {
    const { stores, recentState } = makeStores();
    recentState.mockReturnValue(new Promise(() => {}));
    const asked = Promise.resolve(knownRegistersIn(stores)).catch((error: Error) => error.message);
    await jest.advanceTimersByTimeAsync(4_000);
    expect(await asked).toContain('was not read since the start');
  });

  it('counts up to an entry that cannot be relied on, and is not read again with each question', async () => {
    const { stores, recentState, inspect } = makeStores(join(0, 'bopha'), join(1, 'rithy', { flaw: FLAW }));
    recentState.mockRejectedValue(flawed);
    for (let asked = 0; asked < 3; asked++)
      expect(Object.keys((await knownRegistersIn(stores)).workers)).toEqual(['bopha']);
    jest.advanceTimersByTime(1_000);
    await knownRegistersIn(stores);
    expect([recentState, inspect].map(({ mock }) => mock.calls.length)).toEqual([2, 1]);
  });

  it('is what was known before such an entry', async () => {
    const { stores, recentState } = makeStores(join(0, 'bopha'));
    await knownRegistersIn(stores);
    recentState.mockRejectedValue(flawed);
    expect(await knownRegistersIn(stores)).toBe(REGISTERS);
  });

  it('is not guessed at another failure', async () => {
    const { stores, recentState } = makeStores();
    recentState.mockRejectedValue(new TypeError('No.'));
    await expect(knownRegistersIn(stores)).rejects.toThrow('No.');
  });
});
