import { expect, it, jest } from '@jest/globals';
import { END } from '@eventstore/db-client';
import pg from 'pg';
import { startNode } from './node.js';
import { collect, connect, freshStream, ReceivedEvents, makeEvents } from './testing/client.js';
import { freshDatabase } from './testing/database.js';
import { serve } from './testing/node.js';
import { proxyOf } from './testing/proxy.js';

it('an append whose commit was not confirmed has an unknown outcome, and a retry with the same ids finds it', async () => {
  const database = await freshDatabase();
  const proxy = await proxyOf(database.writerUrl);
  let back = (): void => undefined;
  const isBack = new Promise<void>((resolve) => (back = resolve));
  const node = await startNode({
    ...database.node,
    port: 0,
    databaseUrl: proxy.url,
    say: (line) => line.startsWith('back') && back(),
  });
  const client = connect(node.url);
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
  await client.dispose();
  await node.stop();
  proxy.close();
  await database.drop();
});

it('an append that Postgres does not finish has an unknown outcome after a while, and may be there later, once', async () => {
  const database = await freshDatabase();
  let back = (): void => undefined;
  const isBack = new Promise<void>((resolve) => (back = resolve));
  const say = (line: string): void => void (line.startsWith('back') && back());
  const node = await startNode({ port: 0, ...database.node, commitWaitMs: 300, say });
  const client = connect(node.url);
  const stream = freshStream();
  await client.appendToStream(stream, makeEvents(1), { expectedRevision: 'no_stream' });

  const inTheWay = new pg.Client({ connectionString: database.url });
  await inTheWay.connect();
  await inTheWay.query('BEGIN; SELECT FROM eventstore.fence FOR UPDATE');
  const events = makeEvents(2);
  const append = () => client.appendToStream(stream, events, { expectedRevision: 0n });
  await expect(append()).rejects.toMatchObject({ type: 'unavailable' });
  await inTheWay.query('COMMIT');
  await inTheWay.end();
  await isBack;

  expect(await append()).toMatchObject({ success: true, nextExpectedRevision: 2n });
  const read = await collect(client.readStream(stream));
  expect(read.slice(1).map(({ event }) => event?.id)).toEqual(events.map(({ id }) => id));
  await client.dispose();
  await node.stop();
  await database.drop();
});

it('a commit that Postgres confirmed while the node stood still is acknowledged, and nothing is lost', async () => {
  const database = await freshDatabase();
  const lines: string[] = [];
  const node = await startNode({ port: 0, ...database.node, commitWaitMs: 300, say: (line) => lines.push(line) });
  const client = connect(node.url);
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
  await client.dispose();
  await node.stop();
  await database.drop();
});

it('a node keeps everything over a restart, and continues after it', async () => {
  const { node, client, database } = await serve();
  const stream = freshStream();
  const first = await client.appendToStream(stream, makeEvents(4), { expectedRevision: 'no_stream' });
  const before = await collect(client.readAll());
  await client.dispose();
  await node.stop();

  const again = await startNode({ port: 0, ...database.node });
  const other = connect(again.url);
  expect(await collect(other.readAll())).toEqual(before);
  const second = await other.appendToStream(stream, makeEvents(1), { expectedRevision: 3n });
  expect(second.position!.commit).toBeGreaterThan(first.position!.commit);
  await other.dispose();
  await again.stop();
  await database.drop();
});
