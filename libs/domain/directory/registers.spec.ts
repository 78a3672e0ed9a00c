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

describe('what a list knows of the registers', () => {
  const known = { workers: { sokha: {} } };
  const failing = (error: Error, events: readonly RecordedEvent[] = []) =>
    ({
      storeContext: { store: { inspect: async () => events }, codec: new Codec(new PlainSealing(), {}, AS_STORED) },
      of: () => ({
        recentState: async (_: string, maxAgeMs: number) => (maxAgeMs === Infinity ? known : Promise.reject(error)),
      }),
    }) as unknown as AggregateStores;

  it('is what was known before while the log is away', async () => {
    expect(await knownRegistersIn(failing(new StoreUnavailable('Away.')))).toBe(known);
  });

  it('counts up to an entry that cannot be relied on', async () => {
    const flawed = new FlawedStream('directory-registers', 1, 'event-1', FLAW as never);
    const { workers } = await knownRegistersIn(failing(flawed, [join(0, 'bopha'), join(1, 'rithy', { flaw: FLAW })]));
    expect(Object.keys(workers)).toEqual(['bopha']);
  });

  it('is not guessed at another failure', async () => {
    await expect(knownRegistersIn(failing(new TypeError('No.')))).rejects.toThrow('No.');
  });
});
