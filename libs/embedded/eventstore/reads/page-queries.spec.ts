import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { jsonEvent } from '@eventstore/db-client';
import type pg from 'pg';
import { copiedPage, LAST, type Span } from './page-queries.js';
import { Pages } from './pages.js';
import { openReaders } from './readers.js';
import { freshStream, makeEvents } from '../testing/client.js';
import { serve, type RunningNode } from '../testing/node.js';

/** Names that would end a literal, or the statement. */
const NAMES = ["o'clock-", "back\\slash'-", "'; SELECT pg_sleep(9); --", '{"array",NULL}-', 'ឈ្មោះ-$1'].map(
  (name) => `${name}${freshStream()}`,
);
const EACH = 4;
const BIG_BYTES = 700_000;
const { signal: gone } = new AbortController();

let served: RunningNode;
let pool: pg.Pool;
let positions: readonly bigint[];
beforeAll(async () => {
  served = await serve();
  for (const name of NAMES) await served.client.appendToStream(name, makeEvents(EACH));
  for (let count = 0; count < 5; count++)
    await served.client.appendToStream(NAMES[0]!, jsonEvent({ type: 'Big', data: { text: 'x'.repeat(BIG_BYTES) } }));
  const url = new URL(served.database.url);
  // of the operator, such as a limit for each statement
  url.searchParams.set('options', '-c statement_timeout=20000');
  pool = openReaders(url.href);
  const rows = await served.database.query<{ position: string }>(
    'SELECT position FROM eventstore.events ORDER BY position',
  );
  positions = [0n, ...rows.map(({ position }) => BigInt(position)), LAST];
});
afterAll(async () => {
  await pool.end();
  await served.close();
});

const places = fc.nat({ max: NAMES.length * EACH + 6 });
const revisions = fc.integer({ min: -1, max: EACH + 6 });
const names = fc.constantFrom(...NAMES, 'nobody');
const common = { backwards: fc.boolean(), limit: fc.option(fc.bigInt({ min: 1n, max: 30n }), { nil: undefined }) };
const spans = fc.oneof(
  fc
    .record({ ...common, stream: names, from: revisions, to: revisions, head: places })
    .map(({ head, from, to, ...span }) => ({ ...span, from: BigInt(from), to: BigInt(to), head: positions[head]! })),
  fc
    .record({
      ...common,
      from: places,
      to: places,
      head: places,
      prefixes: fc.option(fc.array(names), { nil: undefined }),
    })
    .map(({ from, to, head, ...span }) => {
      const [at, until, known] = [from, to, head].map((place) => positions[place]!);
      return { ...span, stream: null, from: at!, to: until!, head: known! };
    }),
);

it('a copied page has what the prepared one has, whatever the span is and whatever its streams are named', async () => {
  const pages = new Pages(pool);
  let found = 0;
  await fc.assert(
    fc.asyncProperty(spans, async ({ limit, ...rest }) => {
      const span: Span = { ...rest, ...(limit === undefined ? {} : { limit }) };
      const prepared = await pages.page(span, { lane: 'first page', gone });
      expect(await pages.page(span, { lane: 'next page', gone })).toEqual(prepared);
      found += prepared.length;
    }),
  );
  expect(found).toBeGreaterThan(0);
});

it('a copied page ends before it takes more memory than a page may', async () => {
  const span = { stream: NAMES[0]!, backwards: false, from: -1n, to: LAST, head: LAST };
  const page = await new Pages(pool).page(span, { lane: 'next page', gone });
  // of five big events, the third is the one with which two megabytes are reached
  expect(page).toHaveLength(EACH + 3);
});

it('a row that cannot be read fails its page only', async () => {
  const query = jest.spyOn(pool, 'query').mockImplementationOnce(((copy: { text: string }, values: []) => {
    copy.text = 'COPY (SELECT 1) TO STDOUT (FORMAT binary)';
    return pool.query(copy, values);
  }) as never);
  const span = { stream: null, backwards: false, from: 0n, to: LAST, head: LAST };
  const pages = new Pages(pool);
  await expect(pages.page(span, { lane: 'next page', gone })).rejects.toThrow(RangeError);
  query.mockRestore();
  expect(await pages.page(span, { lane: 'next page', gone })).not.toEqual([]);
});

it.each([
  ['the log', null, undefined],
  ['a stream', NAMES[1]!, undefined],
  ['streams', null, [NAMES[1]!]],
])('a page of %s is read along an index, even if the statistics say that the table is nearly empty', async (...of) => {
  const [, stream, prefixes] = of;
  await served.database.query(
    "UPDATE pg_class SET reltuples = 1, relpages = 1 WHERE oid = 'eventstore.events'::regclass",
  );
  for (const backwards of [false, true]) {
    const span = { stream, prefixes, backwards, from: backwards ? LAST : 0n, to: backwards ? 0n : LAST, head: LAST };
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${copiedPage(span)}`);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index Scan/);
    expect(plan).not.toMatch(/Seq Scan|Bitmap|Sort/);
  }
});
