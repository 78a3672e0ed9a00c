import { PassThrough } from 'node:stream';
import { StoreUnavailable } from '../event-store-errors.js';
import { scriptedServer } from '../testing/scripted-server.js';
import { EventStoreDbEventStore, type EventStoreClient } from './event-store.js';

const timeouts = { append: 500, attempt: 100, read: 300 };

const event = (revision: bigint) => ({
  event: { id: `e${revision}`, stream: 's-1', type: 'T', data: {}, metadata: {}, revision: Number(revision) },
});

const reading = (...revisions: bigint[]) =>
  Object.assign(PassThrough.from(revisions.map(event)), { cancel: async () => undefined });

/** The nth read gets the nth of these answers, and every later one the last. */
const reader = (...answers: (() => unknown)[]) => {
  const asked: number[] = [];
  const client = {
    history: async (_: string, from: number) => {
      asked.push(from);
      return answers[Math.min(asked.length, answers.length) - 1]!();
    },
    close: async () => undefined,
  };
  return { asked, store: new EventStoreDbEventStore(() => client as unknown as EventStoreClient, timeouts) };
};

/** How a read fails before it begins. */
const failing = (error: object) => () => {
  const stream = Object.assign(new PassThrough({ objectMode: true }), { cancel: async () => undefined });
  setImmediate(() => stream.destroy(Object.assign(new Error('no'), error)));
  return stream;
};

describe('a read that must contain a certain event', () => {
  it('is repeated until a lagging node has the event', async () => {
    const { asked, store } = reader(
      () => reading(0n),
      () => reading(0n),
      () => reading(0n, 1n, 2n),
    );
    expect((await store.read('s-1', 0, { atLeast: 2 })).map(({ revision }) => revision)).toEqual([0, 1, 2]);
    expect(asked).toHaveLength(3);
  });

  it('fails rather than return less if the event does not come in time', async () => {
    const { store } = reader(() => reading(0n));
    await expect(store.read('s-1', 0, { atLeast: 1 })).rejects.toThrow(StoreUnavailable);
    await expect(store.read('s-1', 1, { atLeast: 1 })).rejects.toThrow('does not give s-1 up to revision 1 yet');
  });

  it('accepts events that are all before its first revision', async () => {
    const { store } = reader(() => reading());
    expect(await store.read('s-1', 3, { atLeast: 2 })).toEqual([]);
  });
});

describe('a read', () => {
  let close = async (): Promise<void> => undefined;
  afterEach(() => close().finally(() => (close = async () => undefined)));

  it('asks for the leader', async () => {
    const server = await scriptedServer(() => undefined);
    const store = EventStoreDbEventStore.at(server.url);
    close = async () => {
      await store.dispose();
      server.stop();
    };
    expect(await store.read('s-1', 3)).toEqual([]);
    expect(server.reads.map((sent) => sent.get('requires-leader'))).toEqual([['true']]);
  });

  it('is asked for again after another node has answered', async () => {
    const notLeader = failing({ type: 'not-leader', leader: { address: 'two', port: 2113 } });
    const { asked, store } = reader(notLeader, () => reading(0n));
    expect(await store.read('s-1')).toHaveLength(1);
    expect(asked).toEqual([0, 0]);
  });

  it('reports that no leader was found in time', async () => {
    const { store } = reader(failing({ type: 'not-leader' }));
    await expect(store.read('s-1')).rejects.toThrow(StoreUnavailable);
  });
});

describe('the clock of a store', () => {
  it('is given up in time if it does not answer, with a sentence, and asked for over a new connection', async () => {
    let connections = 0;
    const client = { clock: () => new Promise<number>(() => undefined), close: async () => undefined };
    const connect = () => (connections++, client as unknown as EventStoreClient);
    const store = new EventStoreDbEventStore(connect, timeouts);
    for (let asked = 1; asked <= 2; asked++) {
      await expect(store.clock()).rejects.toMatchObject({
        name: 'StoreUnavailable',
        message: expect.stringContaining('The event store gives no answer in time'),
      });
      expect(connections).toBe(asked);
    }
  });
});
