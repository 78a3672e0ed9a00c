import { jest } from '@jest/globals';
import { newEvent } from '../event-store.contract.js';
import { StoreUnavailable } from '../event-store-errors.js';
import { clientsOf } from './client.js';
import { parseConnectionString } from './connection-string.js';
import { Connections } from './connections.js';
import { NotSent, isUnsent } from './errors.js';
import { EventStoreDbEventStore, type EventStoreClient } from './event-store.js';

/** Clients in the order of their creation, and the closed ones. */
const pool = () => {
  const closed: number[] = [];
  let made = 0;
  const connect = () => {
    const number = made++;
    return { number, close: async () => void closed.push(number) };
  };
  return { closed, made: () => made, connections: new Connections(connect) };
};
const broken = new Error('the wire');
const answered = Object.assign(new Error('no'), { type: 'access-denied' });

describe('the connections for one kind of call', () => {
  it('use one client, even after an error with which the server answered', async () => {
    const { connections, closed, made } = pool();
    await expect(connections.use(() => Promise.reject(answered))).rejects.toBe(answered);
    expect(await connections.use(async ({ number }) => number)).toBe(0);
    expect([made(), closed]).toEqual([1, []]);
  });

  it('use a new client after any other error, and close the former one', async () => {
    const { connections, closed } = pool();
    await expect(connections.use(() => Promise.reject(broken))).rejects.toBe(broken);
    expect(closed).toEqual([0]);
    expect(await connections.use(async ({ number }) => number)).toBe(1);
  });

  it('close a former client only after its other calls have ended', async () => {
    const { connections, closed } = pool();
    const { client, release } = connections.hold();
    await expect(connections.use(() => Promise.reject(broken))).rejects.toBe(broken);
    expect([client.number, closed]).toEqual([0, []]);
    release(undefined);
    expect(closed).toEqual([0]);
  });

  it('use one new client for many calls that fail together, not one for each', async () => {
    const { connections, closed, made } = pool();
    const crowd = Array.from({ length: 50 }, () => connections.use(() => Promise.reject(broken)));
    await Promise.allSettled(crowd);
    await connections.use(async () => undefined);
    expect([made(), closed]).toEqual([2, [0]]);
  });

  it('stay few, however often calls fail while others hang', async () => {
    const { connections, closed, made } = pool();
    for (let n = 0; n < 20; n++) {
      connections.hold();
      await connections.use(() => Promise.reject(broken)).catch(() => undefined);
    }
    expect(made() - closed.length).toBeLessThanOrEqual(3);
  });

  it('are closed together', async () => {
    const { connections, closed } = pool();
    connections.hold().release(undefined);
    await connections.close();
    expect([closed, connections.isClosed]).toEqual([[0], true]);
    expect(() => connections.hold()).toThrow('were closed');
  });
});

it('an append succeeds over a new client if the first one has cached an error from the time without a quorum', async () => {
  let clients = 0;
  const connect = () => {
    const isFirst = clients++ === 0;
    const kept = Promise.reject(new Error('Failed to discover after 10 attempts.'));
    kept.catch(() => undefined);
    return {
      append: () => (isFirst ? kept : Promise.resolve({ revision: 0, position: 7n })),
      close: async () => undefined,
    } as unknown as EventStoreClient;
  };
  const store = new EventStoreDbEventStore(connect, { append: 2_000, attempt: 500, read: 500 });
  expect(await store.append('s-1', [newEvent('First')], -1)).toEqual({ revision: 0, position: 7n });
  expect(clients).toBe(2);
});

it('an append that is asked for after the store was closed was certainly not recorded, and is not tried again', async () => {
  const append = jest.fn<EventStoreClient['append']>();
  const connect = () => ({ append, close: async () => undefined }) as unknown as EventStoreClient;
  const store = new EventStoreDbEventStore(connect);
  await store.dispose();
  await expect(store.append('s-1', [newEvent('First')], -1)).rejects.toThrow(StoreUnavailable);
  expect(append).not.toHaveBeenCalled();
});

it('an append is unsent where its client was closed before its call was opened', async () => {
  const client = clientsOf(parseConnectionString('esdb://127.0.0.1:1?tls=false'))();
  await client.close();
  const error: unknown = await client.append('s-1', [newEvent('First')], -1).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NotSent);
  expect(isUnsent(error)).toBe(true);
});
