import { afterEach, expect, it, jest } from '@jest/globals';
import { END } from '@eventstore/db-client';
import pg from 'pg';
import { startNode, type NodeOptions } from './node.js';
import { collect, connect, freshStream, ReceivedEvents, makeEvents } from './testing/client.js';
import { freshDatabase } from './testing/database.js';
import { proxyOf } from './testing/proxy.js';

/** How what a test has opened is closed after it, even if it fails: the last one first. */
const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).toReversed()) await close();
});

const openDatabase = async () => {
  const database = await freshDatabase();
  closings.push(() => database.drop());
  return database;
};
const open = async (options: NodeOptions) => {
  const node = await startNode(options);
  closings.push(() => node.stop());
  const client = connect(node.url);
  closings.push(() => client.dispose());
  return { node, client };
};

it('an append whose commit was not confirmed has an unknown outcome, and a retry with the same ids finds it', async () => {
  const database = await openDatabase();
  const proxy = await proxyOf(database.writerUrl);
  closings.push(() => proxy.close());
  let back = (): void => undefined;
  const isBack = new Promise<void>((resolve) => (back = resolve));
  const { client } = await open({
    ...database.node,
    port: 0,
    databaseUrl: proxy.url,
    say: (line) => line.startsWith('back') && back(),
  });
  const stream = freshStream();
  const events = makeEvents(3);
  await client.appendToStream(stream, makeEvents(1), { expectedRevision: 'no_stream' });

  // the node knows the head of the stream, so its first statement is the commit
  const lost = proxy.loseReplyAfter(0);
  const attempt = client.appendToStream(stream, events, { expectedRevision: 0n });
  await expect(attempt).rejects.toMatchObject({ type: 'unavailable' });
  await lost;
  await isBack;

  const heard = new ReceivedEvents(client.subscribeToAll({ fromPosition: END }));
  await heard.caughtUp();
  const answer = await client.appendToStream(stream, events, { expectedRevision: 0n });
  const [last] = await collect(client.readStream(stream, { direction: 'backwards', fromRevision: END, maxCount: 1 }));
  expect(answer).toMatchObject({ nextExpectedRevision: 3n, position: last!.event!.position });
  const next = await client.appendToStream(stream, makeEvents(1), { expectedRevision: 3n });
  await heard.count(1);
  expect(heard.events.map(({ position }) => position)).toEqual([next.position]);
});

it('an append that Postgres does not finish has an unknown outcome after a while, and may be there later, once', async () => {
  const database = await openDatabase();
  let back = (): void => undefined;
  const isBack = new Promise<void>((resolve) => (back = resolve));
  const say = (line: string): void => void (line.startsWith('back') && back());
  const { client } = await open({ port: 0, ...database.node, commitWaitMs: 300, say });
  const stream = freshStream();
  await client.appendToStream(stream, makeEvents(1), { expectedRevision: 'no_stream' });

  const inTheWay = new pg.Client({ connectionString: database.url });
  await inTheWay.connect();
  closings.push(() => inTheWay.end());
  await inTheWay.query('BEGIN; SELECT FROM eventstore.fence FOR UPDATE');
  const events = makeEvents(2);
  const append = () => client.appendToStream(stream, events, { expectedRevision: 0n });
  await expect(append()).rejects.toMatchObject({ type: 'unavailable' });
  await inTheWay.query('COMMIT');
  await isBack;

  expect(await append()).toMatchObject({ success: true, nextExpectedRevision: 2n });
  const read = await collect(client.readStream(stream));
  expect(read.slice(1).map(({ event }) => event?.id)).toEqual(events.map(({ id }) => id));
});

it('a commit that Postgres confirmed while the node stood still is acknowledged, and nothing is lost', async () => {
  const database = await openDatabase();
  const lines: string[] = [];
  const { client } = await open({ port: 0, ...database.node, commitWaitMs: 300, say: (line) => lines.push(line) });
  const stream = freshStream();
  await client.appendToStream(stream, makeEvents(1), { expectedRevision: 'no_stream' });
  // given an append that Postgres has, but whose answer this process cannot read: it stands still
  const query = jest.spyOn(pg.Client.prototype, 'query');
  const asked = new Promise<void>((resolve) =>
    query.mockImplementationOnce(function (this: pg.Client, ...args: never[]) {
      query.mockRestore();
      setImmediate(resolve);
      return this.query(...(args as [never]));
    } as never),
  );
  const append = client.appendToStream(stream, makeEvents(1), { expectedRevision: 0n });
  await asked;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);
  // then the confirmation counts, though the time for it is over
  expect(await append).toMatchObject({ success: true, nextExpectedRevision: 1n });
  expect(lines).toEqual([]);
});

it('a node keeps everything over a restart, and continues after it', async () => {
  const database = await openDatabase();
  const { node, client } = await open({ port: 0, ...database.node });
  const stream = freshStream();
  const first = await client.appendToStream(stream, makeEvents(4), { expectedRevision: 'no_stream' });
  const before = await collect(client.readAll());
  await client.dispose();
  await node.stop();

  const { client: other } = await open({ port: 0, ...database.node });
  expect(await collect(other.readAll())).toEqual(before);
  const second = await other.appendToStream(stream, makeEvents(1), { expectedRevision: 3n });
  expect(second.position!.commit).toBeGreaterThan(first.position!.commit);
});

it('a node that has just started takes no stream for new that is there, and finds a retry', async () => {
  const database = await openDatabase();
  const { node, client } = await open({ port: 0, ...database.node });
  const [stream, another, third] = [freshStream(), freshStream(), freshStream()];
  const expectingNone = { expectedRevision: 'no_stream' } as const;
  const events = makeEvents(2);
  const first = await client.appendToStream(stream, events, expectingNone);
  for (const one of [another, third]) await client.appendToStream(one, makeEvents(1), expectingNone);
  await client.dispose();
  await node.stop();

  const { client: other } = await open({ port: 0, ...database.node });
  const [empty, fresh] = await Promise.allSettled([
    other.appendToStream(third, [], expectingNone),
    other.appendToStream(freshStream(), makeEvents(1), expectingNone),
  ]);
  const [retry, refused] = await Promise.allSettled([
    other.appendToStream(stream, events, expectingNone),
    other.appendToStream(another, makeEvents(1), expectingNone),
  ]);
  expect(retry).toEqual({ status: 'fulfilled', value: first });
  for (const one of [empty, refused])
    expect(one).toMatchObject({ reason: { type: 'wrong-expected-version', actualVersion: 0n } });
  expect(fresh).toMatchObject({ value: { success: true, nextExpectedRevision: 0n } });
  expect(await collect(other.readStream(third))).toHaveLength(1);
});
