import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { END } from '@eventstore/db-client';
import pg from 'pg';
import { LAST } from './page-queries.js';
import { Pages } from './pages.js';
import { collect, freshStream, makeEvents } from '../testing/client.js';
import { serve, type RunningNode } from '../testing/node.js';
import { LaneLimiter } from '../appends/lane-limiter.js';

let served: RunningNode;
beforeAll(async () => {
  served = await serve();
  await served.client.appendToStream(freshStream(), makeEvents(3));
});
afterAll(() => served.close());

const WAIT_MS = 1_000;

/** The first page is asked for with parameters, and each later one with literals. */
type PageStatement = Readonly<{ values: readonly bigint[] }> | Readonly<{ text: string; values: undefined }>;
const partOf = (asked: PageStatement): { from: bigint; to: bigint } => {
  const numbers = asked.values ?? [...asked.text.matchAll(/'(\d+)'::bigint/g)].map(([, digits]) => BigInt(digits!));
  return { from: numbers[0]!, to: numbers[1]! };
};

const ALL = { stream: null, backwards: false, from: 0n, to: LAST, head: LAST };

it('every reader gets its page, however many there are and however long they wait', async () => {
  // given a pool that rejects clients that wait for a connection
  const pool = new pg.Pool({ connectionString: served.database.url, max: 8, connectionTimeoutMillis: WAIT_MS });
  pool.on('error', () => undefined);
  for (const client of await Promise.all(Array.from({ length: 8 }, () => pool.connect()))) client.release();
  const pages = new Pages(pool);
  const inTheWay = new pg.Client({ connectionString: served.database.url });
  await inTheWay.connect();
  await inTheWay.query('BEGIN; LOCK TABLE eventstore.events IN ACCESS EXCLUSIVE MODE');
  // when all connections are busy for longer than that
  const { signal } = new AbortController();
  const reads = Array.from({ length: 60 }, (_, index) =>
    pages.page(ALL, { lane: index % 2 ? 'first page' : 'next page', gone: signal }),
  );
  const settled = Promise.allSettled(reads);
  const since = Date.now();
  while (Date.now() - since < 2 * WAIT_MS) await inTheWay.query('SELECT');
  await inTheWay.query('COMMIT');
  await inTheWay.end();
  // then no reader was rejected
  const results = await settled;
  expect(results.filter(({ status }) => status === 'rejected')).toEqual([]);
  await pool.end();
});

it('a span takes no more queries than it has pages', async () => {
  const pool = new pg.Pool({ connectionString: served.database.url });
  const query = jest.spyOn(pool, 'query');
  const { signal } = new AbortController();
  const [last] = await collect(served.client.readAll({ direction: 'backwards', fromPosition: END, maxCount: 1 }));
  const to = last!.event!.position!.commit;
  const pages: number[] = [];
  for await (const page of new Pages(pool).span({ ...ALL, to, head: to }, signal)) pages.push(page.length);
  expect(pages).toEqual([4]);
  expect(query).toHaveBeenCalledTimes(1);
  const answer: unknown = await query.mock.results[0]!.value;
  await pool.end();
  // the page is one value: a row of the driver for each event takes longer than all else
  expect(answer).toMatchObject({ rowCount: 1 });
});

it('the next page is asked for while the reader still has the one before it', async () => {
  const stream = freshStream();
  await served.client.appendToStream(stream, makeEvents(700));
  const pool = new pg.Pool({ connectionString: served.database.url });
  const query = jest.spyOn(pool, 'query');
  const reading = new Pages(pool).span({ ...ALL, stream, from: -1n, to: 699n }, new AbortController().signal);
  expect((await reading.next()).value).toHaveLength(500);
  expect(query).toHaveBeenCalledTimes(2);
  expect((await reading.next()).value).toHaveLength(200);
  expect((await reading.next()).done).toBe(true);
  expect(query).toHaveBeenCalledTimes(2);
  await pool.end();
});

it.each(['forwards', 'backwards'])(
  'a search of the log %s asks for a limited part of it at once, and misses nothing',
  async (direction) => {
    const [rare, name] = [`rare${freshStream()}`, freshStream()];
    await served.client.appendToStream(rare, makeEvents(2));
    await served.client.appendToStream(name, makeEvents(200));
    await served.client.appendToStream(rare, makeEvents(3));
    const [last] = await collect(served.client.readAll({ direction: 'backwards', fromPosition: END, maxCount: 1 }));
    const head = last!.event!.position!.commit;
    const pool = new pg.Pool({ connectionString: served.database.url });
    const query = jest.spyOn(pool, 'query');
    const most = 2_000n;
    const backwards = direction === 'backwards';
    const span = { ...ALL, ...(backwards ? { backwards, from: LAST, to: 1n } : { to: LAST }), head, prefixes: [rare] };
    const revisions: number[] = [];
    for await (const page of new Pages(pool, most).span(span, new AbortController().signal))
      revisions.push(...page.map(({ revision }) => Number(revision)));
    await pool.end();
    expect(revisions).toEqual(backwards ? [4, 3, 2, 1, 0] : [0, 1, 2, 3, 4]);
    const parts = query.mock.calls.map(([asked]) => partOf(asked as unknown as PageStatement));
    expect(parts.length).toBeGreaterThan(5);
    for (const { from, to } of parts) expect(backwards ? from - to : to - from).toBeLessThanOrEqual(most);
  },
);

describe('turns', () => {
  /** Tasks that end on demand, and those that have begun. */
  const workshop = (turns: LaneLimiter<'short' | 'long'>) => {
    const begun: string[] = [];
    const end = new Map<string, () => void>();
    const take = (lane: 'short' | 'long', name: string) =>
      turns.run(lane, () => {
        begun.push(name);
        return new Promise<void>((resolve) => end.set(name, resolve));
      });
    const finish = async (name: string) => {
      end.get(name)!();
      await new Promise(setImmediate);
    };
    return { begun, take, finish };
  };

  it('are given within a lane in the order of asking', async () => {
    const { begun, take, finish } = workshop(new LaneLimiter(2, { short: 2, long: 2 }));
    for (const name of ['a', 'b', 'c', 'd']) void take('long', name);
    await new Promise(setImmediate);
    expect(begun).toEqual(['a', 'b']);
    await finish('b');
    await finish('a');
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are kept for short work, whatever waits in the other lane; and the other way round', async () => {
    const { begun, take, finish } = workshop(new LaneLimiter(4, { short: 3, long: 3 }));
    for (const name of ['l1', 'l2', 'l3', 'l4', 'l5']) void take('long', name);
    for (const name of ['s1', 's2', 's3', 's4']) void take('short', name);
    await new Promise(setImmediate);
    expect(begun).toEqual(['l1', 'l2', 'l3', 's1']);
    // the short work goes first, but leaves one place
    for (const name of ['l1', 'l2', 'l3']) await finish(name);
    expect(begun).toEqual(['l1', 'l2', 'l3', 's1', 's2', 's3', 'l4']);
  });

  it('continue after a task fails', async () => {
    const turns = new LaneLimiter(1, { short: 1 });
    await expect(turns.run('short', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await turns.run('short', () => Promise.resolve('done'))).toBe('done');
  });
});
