import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { byteaArray } from './binary-array.js';

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env['TEST_POSTGRES_URL']! });
  await client.connect();
});
afterAll(() => client.end());

const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));

it('Postgres takes all bytes of an array, in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 6 }), async (values) => {
      const { rows } = await client.query<{ value: Buffer }>('SELECT unnest($1::bytea[]) AS value', [
        byteaArray(values),
      ]);
      expect(rows.map(({ value }) => value)).toEqual(values);
    }),
  );
});
