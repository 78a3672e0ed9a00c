import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type EventStoreNode, startNode } from './node.js';
import { all, connect, freshStream, some } from './testing/client.js';
import { type Database, freshDatabase } from './testing/database.js';

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
  const node = await startNode({ port: 0, databaseUrl: database.url, fatal: (reason) => failed(reason), ...options });
  nodes.push(node);
  return node;
};

const waitingForTheLock = async (): Promise<void> => {
  for (;;) {
    const waiting = await database.query(
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    if (waiting.length) return;
  }
};

it('refuses to be a second node on the same log, and does the first no harm', async () => {
  const client = connect((await start()).url);
  await expect(start({ lockWaitMs: 200 })).rejects.toThrow('another node holds the log');
  expect(await client.appendToStream(freshStream(), some(1))).toMatchObject({ success: true });
  await client.dispose();
});

it('waits for the node before it to let go', async () => {
  const first = await start();
  const second = start({ lockWaitMs: 20_000 });
  await waitingForTheLock();
  await first.stop();
  const client = connect((await second).url);
  expect(await client.appendToStream(freshStream(), some(1))).toMatchObject({ success: true });
  await client.dispose();
});

it('gives up when another node has taken the log while it was cut off', async () => {
  const first = await start();
  const client = connect(first.url);
  await client.appendToStream(freshStream(), some(1));
  const second = start({ lockWaitMs: 20_000 });
  await waitingForTheLock();
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  expect((await fatal).message).toMatch(/another node has taken over the log/);
  expect(await connect((await second).url).appendToStream(freshStream(), some(1))).toMatchObject({ success: true });
  await client.dispose();
});

it('writes nothing once the epoch is another, though it still has its connection', async () => {
  const client = connect((await start()).url);
  const stream = freshStream();
  await client.appendToStream(stream, some(1), { expectedRevision: 'no_stream' });
  await database.query('UPDATE eventstore.fence SET epoch = epoch + 1, holder = gen_random_uuid()');
  const attempt = client.appendToStream(stream, some(1), { expectedRevision: 0n });
  await expect(attempt).rejects.toMatchObject({ type: 'unavailable' });
  expect((await fatal).message).toMatch(/another node has taken over the log/);
  const events = await database.query('SELECT FROM eventstore.events WHERE stream = $1', [stream]);
  expect(events).toHaveLength(1);
  await client.dispose();
});

it('writes nothing if the epoch changes between its decision and its commit', async () => {
  const client = connect((await start()).url);
  const stream = freshStream();
  await client.appendToStream(stream, some(1), { expectedRevision: 'no_stream' });
  // the next node holds the fence row when the commit comes, and lets go after it has raised the epoch
  await database.query(
    `CREATE FUNCTION taken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE EXCEPTION 'an insert of an old epoch'; END $$;
     CREATE TRIGGER taken BEFORE INSERT ON eventstore.events FOR EACH ROW EXECUTE FUNCTION taken()`,
  );
  const takeover = database.query(
    `BEGIN; UPDATE eventstore.fence SET epoch = epoch + 1, holder = gen_random_uuid();
     DO $$ BEGIN WHILE NOT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()
       AND locktype IN ('tuple', 'transactionid')) LOOP PERFORM pg_sleep(0.005); END LOOP; END $$; COMMIT`,
  );
  const attempt = client.appendToStream(stream, some(1), { expectedRevision: 0n });
  await expect(attempt).rejects.toMatchObject({ type: 'unavailable' });
  await takeover;
  // not the complaint of the trigger: no row got as far as that
  expect((await fatal).message).toMatch(/another node has taken over the log/);
  expect(await all(connect(await restarted()).readStream(stream))).toHaveLength(1);
  await client.dispose();
});

async function restarted(): Promise<string> {
  await database.query('DROP TRIGGER taken ON eventstore.events');
  return (await start()).url;
}
