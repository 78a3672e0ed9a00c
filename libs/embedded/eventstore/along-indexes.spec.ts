import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { goAlongIndexes } from './along-indexes.js';
import { LOOK_UP } from './appends/commit.js';
import { serve, type RunningNode } from './testing/node.js';

let served: RunningNode;
let client: pg.Client;
beforeAll(async () => {
  served = await serve();
  client = new pg.Client({ connectionString: served.database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await served.close();
});

it('an append is looked up along indexes, even if the statistics say that the table is nearly empty', async () => {
  await client.query("UPDATE pg_class SET reltuples = 1, relpages = 1 WHERE oid = 'eventstore.events'::regclass");
  await client.query(`PREPARE look (text[], text[], uuid[]) AS ${LOOK_UP}`);
  const plan = async () => {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN EXECUTE look (ARRAY['a'], ARRAY['a'], ARRAY[gen_random_uuid()])`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  expect(await plan()).toMatch(/Seq Scan on events/);
  await goAlongIndexes(client);
  expect(await plan()).not.toMatch(/Seq Scan/);
});
