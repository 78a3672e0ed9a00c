import { PassThrough } from 'node:stream';
import { StoreUnavailable } from '../event-store.js';
import { EventStoreDbEventStore, type Client } from './event-store.js';

const patience = { append: 500, attempt: 100, read: 300 };

const event = (revision: bigint) => ({
  event: {
    id: `e${revision}`,
    streamId: 's-1',
    type: 'T',
    data: {},
    metadata: {},
    revision,
    created: new Date(),
    position: { commit: 10n * revision, prepare: 10n * revision },
  },
});

const reading = (...revisions: bigint[]) =>
  Object.assign(PassThrough.from(revisions.map(event)), { cancel: async () => undefined });

/** The n-th read is answered by the n-th of these, and every later one by the last. */
const reader = (...answers: (() => unknown)[]) => {
  const options: { requiresLeader?: boolean }[] = [];
  const client = {
    readStream: (_: string, asked: { requiresLeader?: boolean }) => {
      options.push(asked);
      return answers[Math.min(options.length, answers.length) - 1]!();
    },
    close: async () => undefined,
  };
  return { options, store: new EventStoreDbEventStore(() => client as unknown as Client, patience) };
};

/** How a read fails that never begins. */
const failing = (error: object) => () => {
  const stream = Object.assign(new PassThrough({ objectMode: true }), { cancel: async () => undefined });
  setImmediate(() => stream.destroy(Object.assign(new Error('no'), error)));
  return stream;
};

describe('a read that must contain an event', () => {
  it('is repeated while a node that lags behind answers, until the event is there', async () => {
    const { options, store } = reader(
      () => reading(0n),
      () => reading(0n),
      () => reading(0n, 1n, 2n),
    );
    expect((await store.read('s-1', 0, { atLeast: 2 })).map(({ revision }) => revision)).toEqual([0, 1, 2]);
    expect(options).toHaveLength(3);
  });

  it('fails, rather than give less, when the event does not come in time', async () => {
    const { store } = reader(() => reading(0n));
    await expect(store.read('s-1', 0, { atLeast: 1 })).rejects.toThrow(StoreUnavailable);
    await expect(store.read('s-1', 1, { atLeast: 1 })).rejects.toThrow('does not give s-1 up to revision 1 yet');
  });

  it('is content with what lies before the place it starts from', async () => {
    const { store } = reader(() => reading());
    expect(await store.read('s-1', 3, { atLeast: 2 })).toEqual([]);
  });
});

describe('a read', () => {
  it('asks for the leader, and again when another node has answered', async () => {
    const notLeader = failing({ type: 'not-leader', leader: { address: 'two', port: 2113 } });
    const { options, store } = reader(notLeader, () => reading(0n));
    expect(await store.read('s-1')).toHaveLength(1);
    expect(options).toEqual([
      { fromRevision: 0n, requiresLeader: true },
      { fromRevision: 0n, requiresLeader: true },
    ]);
  });

  it('says so when no leader is found in time', async () => {
    const { store } = reader(failing({ type: 'not-leader' }));
    await expect(store.read('s-1')).rejects.toThrow(StoreUnavailable);
  });
});

describe('the clock of a store', () => {
  it('that answers nobody is given up in time, with a sentence, and asked for over a new connection', async () => {
    let connections = 0;
    const client = { clock: () => new Promise<number>(() => undefined), close: async () => undefined };
    const connect = () => (connections++, client as unknown as Client);
    const store = new EventStoreDbEventStore(connect, patience);
    for (let asked = 1; asked <= 2; asked++) {
      await expect(store.clock()).rejects.toMatchObject({
        name: 'StoreUnavailable',
        message: expect.stringContaining('The event store gives no answer in time'),
      });
      expect(connections).toBe(asked);
    }
  });
});
