import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EventStoreNode, startNode } from '../node.js';
import { collect, connect, freshStream, makeEvents } from '../testing/client.js';
import { type Database, freshDatabase } from '../testing/database.js';

let database: Database;
let node: EventStoreNode | undefined;
let said: string[];
beforeEach(async () => {
  database = await freshDatabase();
  said = [];
});
afterEach(async () => {
  await node?.stop();
  node = undefined;
  await database.drop();
});

const start = async (options: { databaseUrl?: string; ownerDatabaseUrl?: string | undefined } = {}) =>
  (node = await startNode({ ...database.node, port: 0, say: (line) => said.push(line), ...options }));

async function asWriter(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.writerUrl });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

describe('the role that writes the log', () => {
  beforeEach(async () => {
    const client = connect((await start()).url);
    await client.appendToStream(freshStream(), makeEvents(2));
    await client.dispose();
  });

  it.each([
    ['changes no event', `UPDATE eventstore.events SET data = ''`, 'permission denied for table events'],
    ['deletes no event', 'DELETE FROM eventstore.events', 'permission denied for table events'],
    ['does not empty the log', 'TRUNCATE eventstore.events', 'permission denied for table events'],
    ['locks no event', 'SELECT FROM eventstore.events FOR UPDATE', 'permission denied for table events'],
    ['does not drop the log', 'DROP TABLE eventstore.events', 'must be owner of table events'],
    ['disables no rule', 'ALTER TABLE eventstore.events DROP CONSTRAINT events_pkey', 'must be owner of table events'],
    ['makes nothing beside it', 'CREATE TABLE eventstore.more (id int)', 'permission denied for schema eventstore'],
    ['does not delete the fence', 'DELETE FROM eventstore.fence', 'permission denied for table fence'],
    ['does not change the format', 'UPDATE eventstore.fence SET format = 2', 'permission denied for table fence'],
  ])('%s', async (_, text, refusal) => {
    await expect(asWriter(text)).rejects.toThrow(refusal);
    const [log] = await database.query<{ count: string }>('SELECT count(*) FROM eventstore.events');
    expect(log).toEqual({ count: '3' });
  });

  it('is the role of the node: the owner disconnects after the start', async () => {
    const connected = await database.query(
      `SELECT DISTINCT usename AS role FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'homeward-eventstore%'`,
    );
    expect(connected).toEqual([{ role: new URL(database.writerUrl).username }]);
    expect(said).toEqual([]);
  });
});

it('loses, at the next start, the rights that an earlier version granted in excess', async () => {
  await start();
  await node!.stop();
  const writer = new URL(database.writerUrl).username;
  await database.query(`GRANT ALL ON eventstore.events TO ${writer}; GRANT DELETE ON eventstore.events TO PUBLIC`);
  await start();
  await expect(asWriter('DELETE FROM eventstore.events')).rejects.toThrow('permission denied');
});

describe('without the owner', () => {
  const ownerDatabaseUrl = undefined;

  it('serves an existing log', async () => {
    const client = connect((await start()).url);
    const stream = freshStream();
    await client.appendToStream(stream, makeEvents(2));
    await client.dispose();
    await node!.stop();
    const next = connect((await start({ ownerDatabaseUrl })).url);
    expect(await collect(next.readStream(stream))).toHaveLength(2);
    await next.dispose();
  });

  it('is refused if the log is missing, or hidden from it', async () => {
    await expect(start({ ownerDatabaseUrl })).rejects.toThrow('name the role that may make it in EVENTSTORE_OWNER');
    await (await start({ databaseUrl: database.url })).stop();
    await expect(start({ ownerDatabaseUrl })).rejects.toThrow('has no right to the log: name the role that owns it');
  });

  it('is served with a warning if it may change recorded events', async () => {
    await start({ databaseUrl: database.url });
    expect(said).toEqual([
      expect.stringMatching(/^the role \w+ may change what is recorded: give EVENTSTORE_DATABASE_/),
    ]);
  });
});
