import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppendExpectedRevision, EventData } from '@eventstore/db-client';
import { collect, freshStream, idsOf, makeEvents, waysToAppend } from '../testing/client.js';
import { serve, type RunningNode } from '../testing/node.js';

let served: RunningNode;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

/** The expected revision of a stream, and the number of its events. */
type Case = [expected: AppendExpectedRevision, there: number];

const WRITTEN: Case[] = [
  ['any', 0],
  ['any', 3],
  ['no_stream', 0],
  ['stream_exists', 1],
  ['stream_exists', 3],
  [0n, 1],
  [2n, 3],
];
const REFUSED: Case[] = [
  ['no_stream', 1],
  ['no_stream', 3],
  ['stream_exists', 0],
  [0n, 0],
  [0n, 3],
  [1n, 3],
  [3n, 3],
  [2n ** 64n - 1n, 3],
];

describe.each(['BatchAppend', 'Append'] as const)('%s', (way) => {
  const append = (...args: Parameters<ReturnType<typeof waysToAppend>['Append']>) =>
    waysToAppend(served.client)[way](...args);

  const streamOf = async (events: EventData[]): Promise<string> => {
    const stream = freshStream();
    if (events.length) await append(stream, events, 'no_stream');
    return stream;
  };
  const readKept = (stream: string) => collect(served.client.readStream(stream)).catch(() => []);

  it.each(WRITTEN)('writes an append that expects %s of a stream of %i events', async (expected, there) => {
    const before = makeEvents(there);
    const stream = await streamOf(before);
    const events = makeEvents(2);
    const { success, nextExpectedRevision, position } = await append(stream, events, expected);
    expect({ success, nextExpectedRevision }).toEqual({ success: true, nextExpectedRevision: BigInt(there + 1) });
    const read = await readKept(stream);
    expect(idsOf(read)).toEqual([...before, ...events].map(({ id }) => id));
    expect(read.at(-1)?.event?.position).toEqual(position);
  });

  it.each(REFUSED)('refuses an append that expects %s of a stream of %i events', async (expectedVersion, there) => {
    const before = makeEvents(there);
    const streamName = await streamOf(before);
    const actualVersion = there ? BigInt(there - 1) : 'no_stream';
    const refusal = { type: 'wrong-expected-version', actualVersion, expectedVersion, streamName };
    await expect(append(streamName, makeEvents(2), expectedVersion)).rejects.toMatchObject(refusal);
    expect(idsOf(await readKept(streamName))).toEqual(before.map(({ id }) => id));
  });

  it.each(['any', 'no_stream', 'stream_exists', 2n] as const)(
    'answers a retry that expects %s as it answered the first time',
    async (expected) => {
      const stream = freshStream();
      const there = expected === 'no_stream' ? 0 : 3;
      if (there) await append(stream, makeEvents(there), 'no_stream');
      const events = makeEvents(2);
      const first = await append(stream, events, expected);
      await append(stream, makeEvents(1), 'any');

      expect(await append(stream, events, expected)).toEqual(first);
      expect(await append(stream, [events[0]!], expected)).toMatchObject({ nextExpectedRevision: BigInt(there) });
      expect(await collect(served.client.readStream(stream))).toHaveLength(there + 3);
    },
  );

  it('refuses known ids at another place, in part, in another order or with a new one', async () => {
    const stream = freshStream();
    const [first, second] = makeEvents(2) as [never, never];
    const [fresh] = makeEvents(1) as [never];
    await append(stream, [first, second], 'no_stream');

    const attempts: [never[], AppendExpectedRevision][] = [
      [[first, second], 1n],
      [[second], 'no_stream'],
      [[second, first], 'any'],
      [[first, fresh], 'any'],
      [[second, fresh], 'any'],
      [[fresh, second], 'any'],
      [[first, second, fresh], 'no_stream'],
      [[second, fresh], 0n],
      [[fresh, second], 1n],
    ];
    for (const [events, expected] of attempts) {
      const error = await append(stream, events, expected).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
    }
    expect(await collect(served.client.readStream(stream))).toHaveLength(2);
  });

  it('accepts one id once in each of two streams', async () => {
    const [one, other] = [freshStream(), freshStream()];
    const events = makeEvents(1);
    await append(one, events, 'no_stream');
    expect(await append(other, events, 'no_stream')).toMatchObject({ success: true, nextExpectedRevision: 0n });
  });

  it('writes nothing for an append without events, but checks its expected revision', async () => {
    const stream = freshStream();
    await append(stream, makeEvents(2), 'no_stream');
    expect(await append(stream, [], 1n)).toMatchObject({ success: true, nextExpectedRevision: 1n });
    await expect(append(stream, [], 0n)).rejects.toMatchObject({ type: 'wrong-expected-version' });
  });

  it('accepts one of many appends that expect the same revision', async () => {
    const stream = freshStream();
    await append(stream, makeEvents(1), 'no_stream');
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => append(stream, makeEvents(2), 0n)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await collect(served.client.readStream(stream))).toHaveLength(3);
  });
});
