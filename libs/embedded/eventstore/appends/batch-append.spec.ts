import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { collect, connect, freshStream, makeEvents } from '../testing/client.js';
import { serve, type RunningNode } from '../testing/node.js';
import { appendOptions, rawClient } from '../testing/raw-client.js';
import { batchPart, RawBatch } from '../testing/raw-batch.js';

let served: RunningNode;
let other: EventStoreDBClient;
beforeAll(async () => {
  served = await serve({ halfSentTimeoutMs: 300 });
  other = connect(served.node.url);
});
afterAll(async () => {
  await other.dispose();
  await served.close();
});

const INVALID_ARGUMENT = 3;
const DEADLINE_EXCEEDED = 4;
const RESOURCE_EXHAUSTED = 8;

describe('a bad append among good ones', () => {
  const names: [string, string][] = [
    ['without a name', ''],
    ['whose name is too long', 'x'.repeat(1_025)],
    ['whose name has U+0000', 'a\0b'],
    ['whose name is a system’s', '$system'],
    ['whose name is that of metadata', '$$metadata'],
  ];

  it.each(names)('%s fails alone; all others of the call, and of other clients, are written', async (_, name) => {
    const streams = Array.from({ length: 100 }, () => freshStream());
    const append = (client: EventStoreDBClient, stream: string) => client.appendToStream(stream, makeEvents(1));
    const good = streams.map((stream, index) => append(index % 2 ? served.client : other, stream));
    const bad = append(served.client, name);
    const more = streams.map((stream) => append(served.client, stream));
    await expect(bad).rejects.toBeInstanceOf(Error);
    expect((await Promise.all([...good, ...more])).every(({ success }) => success)).toBe(true);
    for (const stream of streams.slice(0, 3)) expect(await collect(served.client.readStream(stream))).toHaveLength(2);
  });

  it.each(names)('%s is answered once, as invalid, with its correlation id', async (_, name) => {
    const batch = new RawBatch(served.node);
    const [bad, good] = [randomUUID(), randomUUID()];
    batch.write(batchPart(bad, { stream: name, events: 1, final: true }));
    batch.write(batchPart(good, { stream: freshStream(), events: 1, final: true }));
    expect(await batch.close()).toEqual(
      new Map([
        [bad, [INVALID_ARGUMENT]],
        [good, [0]],
      ]),
    );
  });

  it('in several parts is answered once, after its last one', async () => {
    const batch = new RawBatch(served.node);
    const bad = randomUUID();
    batch.write(batchPart(bad, { stream: '', events: 1, final: false }));
    batch.write(batchPart(bad, { events: 1, final: false }));
    batch.write(batchPart(bad, { events: 1, final: true }));
    expect(await batch.close()).toEqual(new Map([[bad, [INVALID_ARGUMENT]]]));
  });

  it('without options is answered, too', async () => {
    const batch = new RawBatch(served.node);
    const bad = randomUUID();
    batch.write(batchPart(bad, { events: 1, final: true }));
    expect(await batch.close()).toEqual(new Map([[bad, [INVALID_ARGUMENT]]]));
  });
});

describe('an append that is not sent whole', () => {
  it('expires, is answered once, and does not block the call for others', async () => {
    const batch = new RawBatch(served.node);
    const [half, whole] = [randomUUID(), randomUUID()];
    const stream = freshStream();
    batch.write(batchPart(half, { stream, events: 1, final: false }));
    await batch.waitForAnswer(half);
    batch.write(batchPart(half, { events: 1, final: true }));
    batch.write(batchPart(whole, { stream: freshStream(), events: 1, final: true }));
    expect(await batch.close()).toEqual(
      new Map([
        [half, [DEADLINE_EXCEEDED]],
        [whole, [0]],
      ]),
    );
    await expect(collect(served.client.readStream(stream))).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('is refused if all of them together hold too much, and frees its memory', async () => {
    const small = await serve({ halfSentMaxBytes: 300_000 });
    const batch = new RawBatch(small.node);
    const [one, two, three, whole] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const bytes = 200_000;
    batch.write(batchPart(one, { stream: freshStream(), events: 1, bytes, final: false }));
    batch.write(batchPart(two, { stream: freshStream(), events: 1, bytes, final: false }));
    batch.write(batchPart(whole, { stream: freshStream(), events: 1, bytes, final: true }));
    batch.write(batchPart(two, { events: 0, final: true }));
    batch.write(batchPart(one, { events: 0, final: true }));
    batch.write(batchPart(three, { stream: freshStream(), events: 1, bytes, final: false }));
    batch.write(batchPart(three, { events: 0, final: true }));
    expect(await batch.close()).toEqual(
      new Map([
        [two, [RESOURCE_EXHAUSTED]],
        [whole, [0]],
        [one, [0]],
        [three, [0]],
      ]),
    );
    await small.close();
  });

  it('expires in the plain call as well', async () => {
    const client = rawClient(served.node);
    const ended = new Promise<{ code?: number } | null>((resolve) => {
      const call = client.append((error) => resolve(error));
      call.on('error', () => undefined);
      call.write(appendOptions(freshStream()));
    });
    expect((await ended)?.code).toBe(DEADLINE_EXCEEDED);
    client.close();
  });
});
