import { afterEach, beforeEach, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EventStoreNode, startNode } from '../node.js';
import { connect, freshStream, makeEvents } from '../testing/client.js';
import { type Database, freshDatabase } from '../testing/database.js';

let database: Database;
let nodes: EventStoreNode[];
let fatal: Promise<Error>;
let failed: (reason: Error) => void;

beforeEach(async () => {
  database = await freshDatabase();
  nodes = [];
  fatal = new Promise((resolve) => (failed = resolve));
});
afterEach(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await database.drop();
});

const start = async (options: { lockWaitMs?: number } = {}): Promise<EventStoreNode> => {
  const node = await startNode({ port: 0, ...database.node, fatal: (reason) => failed(reason), ...options });
  nodes.push(node);
  return node;
};

/** Waits until something in this database waits for a lock of this kind, or the database is gone. */
async function waitingFor(kind: 'advisory' | 'transactionid'): Promise<void> {
  const waiting = `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE datname = current_database() AND locktype = $1 AND NOT granted`;
  while (!(await database.query(waiting, [kind])).length);
}

it('refuses to be a second node on the same log, and does the first no harm', async () => {
  const client = connect((await start()).url);
  await expect(start({ lockWaitMs: 200 })).rejects.toThrow(
    /another node holds the log in this database \(login \w+, process \d+ of Postgres, homeward-eventstore appender\): stop it/,
  );
  expect(await client.appendToStream(freshStream(), makeEvents(1))).toMatchObject({ success: true });
  await client.dispose();
});

it('waits until the previous node has released the log', async () => {
  const first = await start();
  const second = start({ lockWaitMs: 20_000 });
  await waitingFor('advisory');
  await first.stop();
  const client = connect((await second).url);
  expect(await client.appendToStream(freshStream(), makeEvents(1))).toMatchObject({ success: true });
  await client.dispose();
});

it('gives up after another node has taken the log while it was cut off', async () => {
  const first = await start();
  const client = connect(first.url);
  await client.appendToStream(freshStream(), makeEvents(1));
  const second = start({ lockWaitMs: 20_000 });
  await waitingFor('advisory');
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  expect((await fatal).message).toMatch(/another node has taken over the log/);
  expect(await connect((await second).url).appendToStream(freshStream(), makeEvents(1))).toMatchObject({
    success: true,
  });
  await client.dispose();
});

it('also gives up if the other node came and went while it waited for the lock', async () => {
  await start();
  const successor = new pg.Client({ connectionString: database.url });
  await successor.connect();
  const lock = `(SELECT (classid::bigint << 32) + objid::bigint FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE datname = current_database() AND locktype = 'advisory' AND granted)`;
  const [key] = (await successor.query<{ key: string }>(`SELECT ${lock} AS key`)).rows;
  const locked = successor.query('SELECT pg_advisory_lock($1)', [key!.key]);
  await waitingFor('advisory');
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'homeward-eventstore appender'`,
  );
  await locked;
  await waitingFor('advisory');
  await successor.query('UPDATE eventstore.fence SET epoch = epoch + 1, holder = gen_random_uuid()');
  await successor.end();
  expect((await fatal).message).toMatch(/another node has taken over the log/);
});

it('writes nothing after the epoch has changed, even if it is still connected', async () => {
  const client = connect((await start()).url);
  const stream = freshStream();
  await client.appendToStream(stream, makeEvents(1), { expectedRevision: 'no_stream' });
  await database.query('UPDATE eventstore.fence SET epoch = epoch + 1, holder = gen_random_uuid()');
  const attempt = client.appendToStream(stream, makeEvents(1), { expectedRevision: 0n });
  await expect(attempt).rejects.toMatchObject({ type: 'unavailable' });
  expect((await fatal).message).toMatch(/another node has taken over the log/);
  const events = await database.query('SELECT FROM eventstore.events WHERE stream = $1', [stream]);
  expect(events).toHaveLength(1);
  await client.dispose();
});

it('refuses nothing on the strength of its cache either', async () => {
  const client = connect((await start()).url);
  const stream = freshStream();
  await client.appendToStream(stream, makeEvents(1), { expectedRevision: 'no_stream' });
  await database.query('UPDATE eventstore.fence SET epoch = epoch + 1, holder = gen_random_uuid()');
  const attempt = client.appendToStream(stream, makeEvents(1), { expectedRevision: 1n });
  await expect(attempt).rejects.toMatchObject({ type: 'unavailable' });
  await fatal;
  await client.dispose();
});

it('writes nothing if the epoch is raised between its decision and its commit', async () => {
  const client = connect((await start()).url);
  const stream = freshStream();
  await client.appendToStream(stream, makeEvents(1), { expectedRevision: 'no_stream' });
  const successor = new pg.Client({ connectionString: database.url });
  await successor.connect();
  await successor.query('BEGIN; UPDATE eventstore.fence SET epoch = epoch + 1, holder = gen_random_uuid()');
  const attempt = client
    .appendToStream(stream, makeEvents(1), { expectedRevision: 0n })
    .catch(({ type }) => type as string);
  await Promise.race([attempt, waitingFor('transactionid')]);
  await successor.query('COMMIT');
  await successor.end();
  expect(await attempt).toBe('unavailable');
  expect((await fatal).message).toMatch(/another node has taken over the log/);
  expect(await database.query('SELECT FROM eventstore.events WHERE stream = $1', [stream])).toHaveLength(1);
  await client.dispose();
});
