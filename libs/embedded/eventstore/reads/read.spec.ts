import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { binaryEvent, END, jsonEvent, START } from '@eventstore/db-client';
import pg from 'pg';
import { sizeOf } from '../event.js';
import { LAST } from './page-queries.js';
import { Pages } from './pages.js';
import { byPrefix, byRegex, rawFilteredRead } from '../testing/raw-client.js';
import { collect, freshStream, idsOf, makeEvents } from '../testing/client.js';
import { serve, type RunningNode } from '../testing/node.js';

let served: RunningNode;
const stream = freshStream();
const events = makeEvents(12);

beforeAll(async () => {
  served = await serve();
  await served.client.appendToStream(stream, events, { expectedRevision: 'no_stream' });
  await served.client.appendToStream(freshStream('other'), makeEvents(3, 'Else'), { expectedRevision: 'no_stream' });
});
afterAll(() => served.close());

describe('a stream', () => {
  const cases: [string, object, number[]][] = [
    ['all of it', {}, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ['from a revision', { fromRevision: 9n }, [9, 10, 11]],
    ['from a revision, some', { fromRevision: 4n, maxCount: 3 }, [4, 5, 6]],
    ['from beyond its end', { fromRevision: 40n }, []],
    ['backwards from its end', { direction: 'backwards', fromRevision: END, maxCount: 2 }, [11, 10]],
    ['backwards from a revision', { direction: 'backwards', fromRevision: 3n }, [3, 2, 1, 0]],
    ['backwards from its start', { direction: 'backwards', fromRevision: START }, [0]],
    ['backwards from beyond its end', { direction: 'backwards', fromRevision: 40n, maxCount: 1 }, [11]],
    ['backwards from the last number', { direction: 'backwards', fromRevision: 2n ** 64n - 1n, maxCount: 1 }, [11]],
  ];
  it.each(cases)('is read: %s', async (_, options, revisions) => {
    const read = await collect(served.client.readStream(stream, options));
    expect(read.map(({ event }) => Number(event?.revision))).toEqual(revisions);
    expect(idsOf(read)).toEqual(revisions.map((revision) => events[revision]!.id));
  });

  it('is not read forwards from its end, as in EventStoreDB', async () => {
    const read = collect(served.client.readStream(stream, { fromRevision: END }));
    await expect(read).rejects.toMatchObject({ type: 'unknown', code: 2 });
  });

  it('that is missing is not found, in either direction', async () => {
    for (const direction of ['forwards', 'backwards'] as const) {
      const read = collect(served.client.readStream(freshStream(), { direction, fromRevision: START }));
      await expect(read).rejects.toMatchObject({ type: 'stream-not-found' });
    }
  });

  it('returns every byte and character that was appended', async () => {
    const name = freshStream('ស្ទ្រីម \u202e"\\{},🕊');
    const put = [
      jsonEvent({
        type: 'Ünï\\"{},🕊',
        data: { text: 'ខ្មែរ\u0000"\\', n: [1.5, null] },
        metadata: { $correlationId: 'c' },
      }),
      binaryEvent({ type: 'Bytes', data: Uint8Array.from([0, 1, 92, 255]), metadata: Uint8Array.from([0, 255]) }),
      jsonEvent({ type: 'Bare', data: {} }),
    ];
    const before = Date.now();
    await served.client.appendToStream(name, put, { expectedRevision: 'no_stream' });
    const got = (await collect(served.client.readStream(name))).map(({ event }) => event!);
    expect(got.map(({ type, isJson, streamId }) => [type, isJson, streamId])).toEqual([
      ['Ünï\\"{},🕊', true, name],
      ['Bytes', false, name],
      ['Bare', true, name],
    ]);
    expect(got[0]).toMatchObject({ id: put[0]!.id, data: put[0]!.data, metadata: put[0]!.metadata });
    expect(Buffer.from(got[1]!.data as Uint8Array)).toEqual(Buffer.from([0, 1, 92, 255]));
    expect(Buffer.from(got[1]!.metadata as Uint8Array)).toEqual(Buffer.from([0, 255]));
    expect(got[2]!.metadata).toBeUndefined();
    expect(got[0]!.created.getTime()).toBeGreaterThanOrEqual(before);
    expect(got[0]!.created.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('of large events is read whole, in pages', async () => {
    const name = freshStream('large');
    const text = 'x'.repeat(700_000);
    const large = Array.from({ length: 20 }, (_, n) => jsonEvent({ type: 'Large', data: { n, text } }));
    for (const event of large) await served.client.appendToStream(name, event);
    const read = await collect(served.client.readStream(name, { direction: 'backwards', fromRevision: END }));
    expect(read.map(({ event }) => event?.id)).toEqual(large.map(({ id }) => id).toReversed());

    const pool = new pg.Pool({ connectionString: served.database.url });
    const span = { stream: name, backwards: false, from: -1n, to: LAST, head: LAST };
    const page = await new Pages(pool).page(span, { lane: 'first page', gone: new AbortController().signal });
    await pool.end();
    expect(page.reduce((bytes, event) => bytes + sizeOf(event), 0)).toBeLessThan(5 * 1024 * 1024);
  });
});

describe('$all', () => {
  it('of a fresh node has the events of the system', async () => {
    const [first] = await collect(served.client.readAll({ maxCount: 1 }));
    expect(first?.event).toMatchObject({ streamId: '$settings', type: '$settings' });
    expect(first?.event?.position?.commit).toBeGreaterThan(0n);
  });

  it('is ordered, in both directions, and has the events of the streams', async () => {
    const forwards = await collect(served.client.readAll());
    const positions = forwards.map(({ event }) => event!.position!.commit);
    expect(positions).toEqual(positions.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set(positions).size).toBe(positions.length);
    const backwards = await collect(served.client.readAll({ direction: 'backwards', fromPosition: END }));
    expect(idsOf(backwards)).toEqual(idsOf(forwards).toReversed());
    const ours = forwards.filter(({ event }) => event!.streamId === stream);
    expect(idsOf(ours)).toEqual(events.map(({ id }) => id));
  });

  it('from a position begins with the event there, and backwards with the one before', async () => {
    const forwards = await collect(served.client.readAll());
    const fromPosition = forwards[5]!.event!.position!;
    const after = await collect(served.client.readAll({ fromPosition, maxCount: 3 }));
    expect(idsOf(after)).toEqual(idsOf(forwards.slice(5, 8)));
    const before = await collect(served.client.readAll({ fromPosition, direction: 'backwards' }));
    expect(idsOf(before)).toEqual(idsOf(forwards.slice(0, 5)).toReversed());
    expect(await collect(served.client.readAll({ fromPosition: END }))).toEqual([]);
    expect(await collect(served.client.readAll({ fromPosition: START, direction: 'backwards' }))).toEqual([]);
  });

  it('has positions that rise with the size of the events, and do not count them', async () => {
    const [small, large] = [freshStream('small'), freshStream('large')];
    const positionAfter = async (name: string, bytes: number): Promise<bigint> => {
      const event = binaryEvent({ type: 'Sized', data: Buffer.alloc(bytes) });
      return (await served.client.appendToStream(name, event)).position!.commit;
    };
    const first = await positionAfter(small, 1);
    const second = await positionAfter(small, 1);
    const third = await positionAfter(large, 10_000);
    expect(second - first).toBeGreaterThan(1n);
    expect(third - second).toBeGreaterThan(10_000n);
  });

  it.each([
    ['forwards', -1n],
    ['forwards', 1n],
    ['backwards', -1n],
    ['backwards', 1n],
  ] as const)('is not read %s from between two records (%i)', async (direction, away) => {
    const event = (await collect(served.client.readStream(stream))).at(4)!.event!;
    const commit = event.position!.commit + away;
    const read = collect(served.client.readAll({ direction, fromPosition: { commit, prepare: commit } }));
    await expect(read).rejects.toMatchObject({ type: 'unknown', code: 2 });
    await expect(read).rejects.toThrow('Exception was thrown by handler');
  });

  it('has nothing beyond its end', async () => {
    const commit = 2n ** 62n;
    expect(await collect(served.client.readAll({ fromPosition: { commit, prepare: commit } }))).toEqual([]);
  });

  it.each([
    ['a prefix of the stream', byPrefix('stream', 'other-'), ['Else', 'Else', 'Else']],
    ['one of several prefixes of the type', byPrefix('type', 'No', 'El'), ['Else', 'Else', 'Else']],
    ['no prefix of the stream', byPrefix('stream'), []],
    ['no prefix of the type', byPrefix('type'), []],
  ])('is read with %s', async (_, filter, types) => {
    expect(await rawFilteredRead(served.node, filter)).toEqual(types);
    expect(await rawFilteredRead(served.node, filter, 2)).toEqual(types.slice(0, 2));
  });

  it.each(['stream', 'type'] as const)('is not read with a prefix of the %s that no name can have', async (of) => {
    await expect(rawFilteredRead(served.node, byPrefix(of, 'ok-', 'a\0b'))).rejects.toMatchObject({
      code: 3,
      details: 'a prefix may not contain U+0000',
    });
  });

  it('is not read with a regular expression, and the refusal says what to do', async () => {
    for (const filter of [byRegex('type', '^(a+)+$'), byRegex('stream', '^[^$]')]) {
      await expect(rawFilteredRead(served.node, filter)).rejects.toMatchObject({
        code: 3,
        details: 'this node filters by prefixes and not by regular expressions: name the prefixes',
      });
    }
  });
});
