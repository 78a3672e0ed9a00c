import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { binaryEvent, EventStoreDBClient } from '@eventstore/db-client';
import type { EventData, RecordedEvent } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { collect, connect } from './testing/client.js';
import { type Database, freshDatabase } from './testing/database.js';
import { type HarshNode, startHarshNode } from './testing/harsh/harsh-node.js';

/** Short, so that a spec need not wait long. */
const SHORT_TIMEOUTS = { append: 20_000, attempt: 500, read: 10_000 };

let database: Database;
let node: HarshNode;
let store: EventStoreDbEventStore;
beforeEach(async () => {
  database = await freshDatabase();
  node = await startHarshNode({ port: 0, ...database.node });
  store = EventStoreDbEventStore.at(node.url, SHORT_TIMEOUTS);
});
afterEach(async () => {
  await store.dispose();
  await node.stop();
  await database.drop();
});

const metadata = { schema: 1, commandId: 'c', command: 'Count', digest: 'd', prevHash: 'p', hash: 'h' } as never;
const events = (count: number): EventData[] =>
  Array.from({ length: count }, (_, n) => ({ id: randomUUID(), type: 'Counted', data: { n }, metadata }));

describe('a lagging follower', () => {
  it('leaves reads to the leader', async () => {
    node.faults.readLagMs = 60_000;
    const { position } = await store.append('counter-1', events(2), -1);
    const plain = connect(node.url);
    await expect(collect(plain.readStream('counter-1'))).rejects.toMatchObject({ type: 'stream-not-found' });
    await plain.dispose();
    expect(node.faults.count('lagging')).toBe(1);

    expect(await store.read('counter-1')).toHaveLength(2);
    expect(await store.last(['counter-'])).toMatchObject({ revision: 1, position });
    expect(await store.first(['counter-'], -1n)).toMatchObject({ revision: 0 });
    expect(await store.at(position)).toMatchObject({ revision: 1 });
    expect(node.faults.count('lagging')).toBe(1);
  });

  it('sends readers to its leader', async () => {
    const elsewhere = await freshDatabase();
    const follower = await startHarshNode({ port: 0, ...elsewhere.node });
    follower.faults.leader = { host: '127.0.0.1', port: node.port };
    const other = EventStoreDbEventStore.at(follower.url, SHORT_TIMEOUTS);
    await store.append('counter-1', events(2), -1);
    expect(await other.read('counter-1')).toHaveLength(2);
    expect(follower.faults.count('notLeader')).toBeGreaterThan(0);
    await other.dispose();
    await follower.stop();
    await elsewhere.drop();
  });
});

describe.each([
  {
    state: 'no leader',
    fault: 'noLeader',
    begin: () => (node.faults.hasLeader = () => false),
    end: () => (node.faults.hasLeader = () => true),
  },
  {
    state: 'a server that starts',
    fault: 'starting',
    begin: () => (node.faults.isStarting = () => true),
    end: () => (node.faults.isStarting = () => false),
  },
] as const)('with $state', ({ fault, begin, end }) => {
  it('a starting server records an append once, through the same store', async () => {
    await store.append('counter-1', events(1), -1);
    begin();
    const append = store.append('counter-1', events(2), 0);
    await node.faults.reaches(fault, 3);
    end();
    expect(await append).toMatchObject({ revision: 2 });
    expect(await store.append('counter-1', events(1), 2)).toMatchObject({ revision: 3 });
    expect(await store.read('counter-1')).toHaveLength(4);
  });

  it('a read reports that the store cannot be reached, and the next one succeeds', async () => {
    begin();
    await expect(store.read('counter-1')).rejects.toMatchObject({ name: 'StoreUnavailable' });
    end();
    expect(await store.read('counter-1')).toEqual([]);
  });
});

it('a subscription that begins while the server starts is resumed after its start', async () => {
  node.faults.isStarting = () => true;
  const subscription = store.subscribe({ prefixes: ['counter-'], after: -1n })[Symbol.asyncIterator]();
  const first = subscription.next();
  await node.faults.reaches('starting', 1);
  node.faults.isStarting = () => false;
  await store.append('counter-1', events(1), -1);
  expect((await first).value).toMatchObject([{ type: 'Counted' }]);
  await subscription.return?.();
});

describe('with answers that come late and twice', () => {
  it('an append is recorded once, and no error escapes', async () => {
    const thrown: unknown[] = [];
    const listen = (error: unknown): void => void thrown.push(error);
    process.on('uncaughtException', listen);
    try {
      node.faults.answersTwice = 'always';
      let answers = 0;
      node.faults.answerDelayMs = () => (answers++ % 2 ? 0 : SHORT_TIMEOUTS.attempt + 200);
      for (let revision = -1; revision < 3; revision++) {
        expect(await store.append('counter-1', events(1), revision)).toMatchObject({ revision: revision + 1 });
      }
      await expect(store.append('counter-1', events(1), 0)).rejects.toMatchObject({
        name: 'WrongExpectedRevision',
        revision: 3,
      });
      expect(await store.read('counter-1')).toHaveLength(4);
      expect(node.faults.count('late')).toBeGreaterThan(3);
      expect(node.faults.count('twice')).toBeGreaterThan(3);
    } finally {
      process.off('uncaughtException', listen);
    }
    expect(thrown).toEqual([]);
  });
});

it('a subscriber that is too slow misses nothing, and reports no outage', async () => {
  node.faults.dropEveryEvents = 7;
  const drops: unknown[] = [];
  const seen: unknown[] = [];
  const following = { prefixes: ['counter-'], after: -1n, onDrop: (reason: unknown) => drops.push(reason) };
  const follow = (async () => {
    for await (const batch of store.subscribe(following)) {
      seen.push(...batch.map(({ data }) => (data as { n: number }).n));
      if (batch.some(({ stream }) => stream === 'counter-last')) return;
    }
  })();
  // Only a subscription that has caught up is dropped: on a slow machine it catches up less often.
  let appended = 0;
  for (; node.faults.count('dropped') <= 5; appended++) await store.append(`counter-${appended}`, events(5), -1);
  await store.append('counter-last', events(1), -1);
  await follow;
  expect(seen).toEqual([...Array.from({ length: appended * 5 }, (_, n) => n % 5), 0]);
  expect(drops).toEqual([]);
});

it('a caller without the right to append or read is refused at once, and succeeds after a grant', async () => {
  node.faults.isDenied = () => true;
  await expect(store.append('counter-1', events(1), -1)).rejects.toMatchObject({ name: 'StoreUnavailable' });
  await expect(store.read('counter-1')).rejects.toMatchObject({ name: 'StoreUnavailable' });
  expect(node.faults.count('denied')).toBe(2);
  node.faults.isDenied = () => false;
  expect(await store.append('counter-1', events(1), -1)).toMatchObject({ revision: 0 });
});

describe('with foreign events between ours', () => {
  beforeEach(() => void (node.faults.foreignEveryAppends = 1));

  it('ours are found and followed, and their positions are never confused with ours', async () => {
    for (let n = 0; n < 20; n++) await store.append(`counter-${n}`, events(1), -1);
    const plain = EventStoreDBClient.connectionString(node.url);
    const large = binaryEvent({ type: 'Large', data: Buffer.alloc(1024 * 1024) });
    for (let n = 0; n < 10; n++) await plain.appendToStream('large-1', { ...large, id: randomUUID() });
    const log = (await collect(plain.readAll())).map(({ event }) => event!);
    await plain.dispose();
    expect(log.filter(({ streamId }) => streamId.startsWith('order-')).length).toBeGreaterThan(10);

    const last = (await store.last(['counter-']))!;
    expect(last).toMatchObject({ stream: 'counter-19' });
    expect(await store.first(['counter-'], last.position)).toBeUndefined();
    const seen: string[] = [];
    for await (const batch of store.subscribe({ prefixes: ['counter-'], after: -1n })) {
      seen.push(...batch.map(({ stream }) => stream));
      if (seen.length >= 20) break;
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => `counter-${n}`));
  });
});

it('a position of a longer log is refused, though a subscription from it would be live at once', async () => {
  const { position } = await store.append('counter-1', events(1), -1);
  const beyond = position + 1_000_000n;
  let first: Promise<IteratorResult<readonly RecordedEvent[]>> | undefined;
  expect(await store.at(beyond)).toBeUndefined();
  expect(await store.at(position - 1n)).toBeUndefined();
  const subscription = await new Promise<AsyncIterator<readonly RecordedEvent[]>>((resolve) => {
    const following = { prefixes: ['counter-'], after: beyond, onLive: () => resolve(iterator) };
    const iterator = store.subscribe(following)[Symbol.asyncIterator]();
    first = iterator.next();
  });
  const appended = await store.append('counter-1', events(1), 0);
  expect(appended.position).toBeLessThan(beyond);
  expect((await first!).value).toMatchObject([appended]);
  await subscription.return?.();
});
