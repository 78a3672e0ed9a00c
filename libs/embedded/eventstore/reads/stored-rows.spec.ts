import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import type { StoredEvent } from '../event.js';
import { STORED_COLUMNS, storedEvents } from './stored-rows.js';

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL']! });
  await client.connect();
});
afterAll(() => client.end());

const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));
/** Postgres stores every character but U+0000. */
const text = fc.string({ unit: 'grapheme', maxLength: 100 }).map((any) => any.replaceAll('\0', ''));
const number = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const events: fc.Arbitrary<StoredEvent> = fc.record({
  id: fc.uuid(),
  stream: text,
  type: text,
  revision: number,
  position: number,
  created: number,
  json: fc.boolean(),
  data: bytes,
  metadata: bytes,
});

it('every event of a page is read as Postgres has it, in order', async () => {
  const page = `SELECT string_agg(record_send(ROW(${STORED_COLUMNS})), '' ORDER BY at) AS page FROM unnest(
    $1::bigint[], $2::text[], $3::bigint[], $4::uuid[], $5::text[], $6::boolean[], $7::bigint[], $8::bytea[], $9::bytea[]
  ) WITH ORDINALITY AS rows (position, stream, revision, event_id, type, json, created, data, metadata, at)`;
  await fc.assert(
    fc.asyncProperty(fc.array(events, { minLength: 1, maxLength: 6 }), async (stored) => {
      const columns = (
        ['position', 'stream', 'revision', 'id', 'type', 'json', 'created', 'data', 'metadata'] as const
      ).map((name) => stored.map((event) => event[name]));
      const { rows } = await client.query<{ page: Buffer }>(page, columns);
      expect(storedEvents(rows[0]!.page)).toEqual(stored);
    }),
  );
});
