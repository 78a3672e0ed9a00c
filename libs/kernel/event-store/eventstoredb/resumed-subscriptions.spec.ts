import { PassThrough } from 'node:stream';
import { takeEvents } from '../event-store.contract.js';
import { StoreUnavailable } from '../event-store-errors.js';
import { EventStoreDbEventStore, type EventStoreClient } from './event-store.js';

const event = (position: bigint, sharesPosition = false) => ({
  bytes: 1,
  event: { id: `e${position}`, stream: 's-1', type: 'T', data: {}, metadata: {}, revision: 0, position },
  sharesPosition,
});

/** A client whose nth subscription behaves as scripted. */
const clientThat = (...acts: ((subscription: PassThrough) => void)[]) => {
  const asked: unknown[] = [];
  const client = {
    follow: async (_: readonly string[], after: bigint) => {
      const subscription = Object.assign(new PassThrough({ objectMode: true }), { cancel: () => undefined });
      acts[asked.length]?.(subscription);
      asked.push(after);
      return subscription;
    },
    close: async () => {},
  } as unknown as EventStoreClient;
  let clients = 0;
  const connect = () => {
    clients++;
    return client;
  };
  return { asked, clients: () => clients, store: new EventStoreDbEventStore(connect) };
};

describe('a subscription', () => {
  it.each<[string, (subscription: PassThrough) => void]>([
    ['an error', (subscription) => subscription.emit('error', new Error('lost'))],
    ['an end', (subscription) => subscription.end()],
    ['a close', (subscription) => subscription.destroy()],
    [
      'an end, followed by an error',
      (subscription) => {
        subscription.end();
        setImmediate(() => setImmediate(() => subscription.emit('error', new Error('late'))));
      },
    ],
  ])('treats %s as a drop, reports it, and resumes after the last delivered event', async (_, drop) => {
    const { asked, store } = clientThat(
      (subscription) => {
        subscription.write(event(1n));
        subscription.write(event(2n));
        setImmediate(() => setImmediate(() => drop(subscription)));
      },
      (subscription) => setImmediate(() => drop(subscription)),
      (subscription) => subscription.write(event(3n)),
    );
    const reasons: unknown[] = [];
    const onDrop = (reason: unknown) => reasons.push(reason);
    const events = await takeEvents(store.subscribe({ prefixes: ['s-'], after: -1n, onDrop }), 3);
    expect(events.map(({ position }) => position)).toEqual([1n, 2n, 3n]);
    expect(asked).toEqual([-1n, 2n, 2n]);
    expect(reasons).toHaveLength(2);
  });

  it('resumes at once, and does not report a loss, if it was only too slow', async () => {
    const tooSlow = Object.assign(new Error('10 ABORTED: Consumer too slow to handle event while live.'), {
      type: 'timeout',
    });
    const drop = (commit: bigint) => (subscription: PassThrough) => {
      subscription.write(event(commit));
      setImmediate(() => setImmediate(() => subscription.emit('error', tooSlow)));
    };
    const { asked, clients, store } = clientThat(drop(1n), drop(2n), (subscription) => subscription.write(event(3n)));
    const reasons: unknown[] = [];
    const onDrop = (reason: unknown) => reasons.push(reason);
    const events = await takeEvents(store.subscribe({ prefixes: ['s-'], after: -1n, onDrop }), 3);
    expect(events.map(({ position }) => position)).toEqual([1n, 2n, 3n]);
    expect(asked).toEqual([-1n, 1n, 2n]);
    expect(reasons).toEqual([]);
    expect(clients()).toBe(1);
  });

  it('reports a loss, and pauses, if it is too slow again before it has an event', async () => {
    const tooSlow = Object.assign(new Error('Consumer too slow to handle event while live.'), { type: 'timeout' });
    const drop = (subscription: PassThrough) => setImmediate(() => subscription.emit('error', tooSlow));
    const { store } = clientThat(drop, drop, (subscription) => subscription.write(event(1n)));
    const reasons: unknown[] = [];
    const onDrop = (reason: unknown) => reasons.push(reason);
    await takeEvents(store.subscribe({ prefixes: ['s-'], after: -1n, onDrop }), 1);
    expect(reasons).toHaveLength(1);
  });

  it('resumes after the last batch that its reader has handled', async () => {
    const { asked, store } = clientThat(
      (subscription) => {
        subscription.write(event(1n));
        setImmediate(() => subscription.write(event(2n)));
      },
      (subscription) => subscription.write(event(2n)),
    );
    for await (const [first] of store.subscribe({ prefixes: ['s-'], after: -1n })) if (first!.position === 1n) break;
    await takeEvents(store.subscribe({ prefixes: ['s-'], after: 1n }), 1);
    expect(asked).toEqual([-1n, 1n]);
  });

  it('stops at events that share a position, rather than lose one of them', async () => {
    const calledOff = new AbortController();
    const { store } = clientThat((subscription) => {
      subscription.write(event(1n));
      setImmediate(() => setImmediate(() => subscription.write(event(9n, true))));
    });
    const reasons: unknown[] = [];
    const onDrop = (reason: unknown) => {
      reasons.push(reason);
      calledOff.abort();
    };
    const following = { prefixes: ['s-'], after: -1n, signal: calledOff.signal, onDrop };
    const seen = await takeEvents(store.subscribe(following), 2);
    expect(seen.map(({ position }) => position)).toEqual([1n]);
    expect(String(reasons[0])).toContain('shares the position 9');
  });
});

describe('a client', () => {
  it('looks up the position of a repeated event if the answer has none', async () => {
    const reading = Object.assign(PassThrough.from([event(5n)]), { cancel: async () => {} });
    const client = {
      append: async () => ({ revision: 0, position: undefined }),
      history: async () => reading,
    } as unknown as EventStoreClient;
    const store = new EventStoreDbEventStore(() => client);
    expect(await store.append('s-1', [], -1)).toEqual({ revision: 0, position: 5n });
  });

  it('cancels a silent read, which may report an error later', async () => {
    let cancelled = 0;
    const reading = Object.assign(new PassThrough({ objectMode: true }), { cancel: async () => cancelled++ });
    reading.write(event(5n));
    const client = { history: async () => reading, close: async () => {} } as unknown as EventStoreClient;
    const store = new EventStoreDbEventStore(() => client, { append: 20, attempt: 20, read: 20 });
    await expect(store.read('s-1')).rejects.toThrow(StoreUnavailable);
    await new Promise(setImmediate); // a call that is cancelled while it begins is not cancelled
    reading.emit('error', new Error('late')); // an error without a listener ends the process
    expect(cancelled).toBe(1);
  });

  it('fails when a read closes without its end, rather than return a part of it', async () => {
    const reading = Object.assign(new PassThrough({ objectMode: true }), { cancel: async () => undefined });
    reading.write(event(5n));
    setImmediate(() => setImmediate(() => reading.destroy()));
    const client = { history: async () => reading, close: async () => {} } as unknown as EventStoreClient;
    const store = new EventStoreDbEventStore(() => client, { append: 60_000, attempt: 60_000, read: 60_000 });
    await expect(store.read('s-1')).rejects.toThrow(StoreUnavailable);
  });

  it('gives up a read whose call does not begin in time', async () => {
    const client = {
      history: () => new Promise(() => undefined),
      close: async () => {},
    } as unknown as EventStoreClient;
    const store = new EventStoreDbEventStore(() => client, { append: 20, attempt: 20, read: 20 });
    await expect(store.read('s-1')).rejects.toThrow(StoreUnavailable);
  });

  it('does not cancel what has ended: a server takes many cancelled calls for an attack', async () => {
    let cancelled = 0;
    const endedCall = (answer: object) =>
      Object.assign(PassThrough.from([answer]), { cancel: async () => cancelled++ });
    const ofClient = {
      ...event(5n).event,
      streamId: 's-1',
      position: { commit: 5n, prepare: 5n },
      created: new Date(),
    };
    const client = {
      history: async () => endedCall(event(5n)),
      readAll: () => endedCall({ event: ofClient }),
    } as unknown as EventStoreClient;
    const store = new EventStoreDbEventStore(() => client);
    expect(await store.read('s-1')).toHaveLength(1);
    expect(await store.last(['s-'])).toMatchObject({ position: 5n });
    expect(cancelled).toBe(0);
  });
});
