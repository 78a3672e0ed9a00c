import { randomUUID } from 'node:crypto';
import { InMemoryEventStore, type RecordedEvent, type SubscribeOptions, type Metadata } from '#kernel/event-store';
import { isOwnEvent } from '#nest';
import { subscribeUntilDrop } from './log.js';

const HOUR_MS = 3_600_000;

const store = new InMemoryEventStore();
const event = (type: string) => ({ id: randomUUID(), type, data: {}, metadata: {} as Metadata });
const tell = (stream: string, revision = -1, type = 'Recorded') => store.append(stream, [event(type)], revision);
const look = (n: number, stream = 'access-20260301-x') => tell(stream, n - 1, 'PersonalDataRead');

const onLive = () => undefined;
const turn = () => new Promise((resolve) => void setImmediate(resolve));

/** Records so many events at once, and so many others some turns later. */
const recordApart = async (...counts: readonly number[]): Promise<void> => {
  for (const count of counts) {
    const events = Array.from({ length: count }, () => event('Recorded'));
    await store.append(`survivor-${randomUUID()}`, events, -1);
    for (let n = 0; n < 20; n++) await turn();
  }
};

/** How many batches deliver this many events, appended one after the other. */
const batchesFor = async (
  events: number,
  tellOne: (n: number) => Promise<unknown>,
  acts?: (event: RecordedEvent) => boolean,
): Promise<number> => {
  const done = new AbortController();
  const after = (await store.last(['']))?.position ?? -1n;
  let [batches, heard] = [0, 0];
  const listening = (async () => {
    const following = { after, signal: done.signal, onLive, gatheringMs: 250, ...(acts && { acts }) };
    for await (const batch of subscribeUntilDrop(store, following)) {
      batches++;
      heard += batch.length;
      if (heard === events) done.abort();
    }
  })();
  for (let n = 0; n < events; n++) {
    await tellOne(n);
    await turn();
  }
  await listening;
  return batches;
};

describe('what the projector reads', () => {
  it('arrives at once when something was recorded', async () => {
    expect(await batchesFor(40, () => tell(`survivor-${randomUUID()}`))).toBeGreaterThan(30);
  });

  it('arrives in one batch when many reads of personal data were logged', async () => {
    expect(await batchesFor(40, (n) => look(n))).toBeLessThan(10);
  });

  it('arrives in one batch when many pairs were suspected, for which nobody waits', async () => {
    const suspect = () => tell(`duplicate-${randomUUID()}`, -1, 'DuplicateSuspected');
    expect(await batchesFor(40, suspect)).toBeLessThan(10);
  });

  it('arrives in one batch for a reader that acts on none of it', async () => {
    const tellOne = () => tell(`survivor-${randomUUID()}`);
    expect(await batchesFor(40, tellOne, ({ type }) => type === 'ErasureApproved')).toBeLessThan(10);
  });

  it('arrives at once, with every earlier read, when a user waits for it', async () => {
    const done = new AbortController();
    const after = (await store.last(['']))!.position;
    const readRound = async (round: number) => {
      for (let n = 0; n < 3; n++) await look(3 * round + n, 'access-20260302-x');
      await tell(`survivor-${randomUUID()}`);
    };
    const sizes: number[] = [];
    await readRound(0);
    // a batch that waited for more reads would wait longer than a test may take
    const following = { after, signal: done.signal, onLive: () => undefined, gatheringMs: HOUR_MS };
    for await (const batch of subscribeUntilDrop(store, following)) {
      sizes.push(batch.length);
      if (sizes.length === 40) done.abort();
      else await readRound(sizes.length);
    }
    expect(new Set(sizes)).toEqual(new Set([4]));
  });

  it('arrives with what others record at the same time, after a batch of several streams', async () => {
    const done = new AbortController();
    const after = (await store.last(['']))!.position;
    for (let n = 0; n < 2; n++) await tell(`survivor-${randomUUID()}`);
    const sizes: number[] = [];
    // the pause would last longer than a test may take: only a full batch ends it
    const pauses = { gatheringMs: HOUR_MS, paceMs: HOUR_MS };
    for await (const batch of subscribeUntilDrop(store, { after, signal: done.signal, onLive, ...pauses })) {
      sizes.push(batch.length);
      if (sizes.length === 2) done.abort();
      else void recordApart(1, 1_999);
    }
    expect(sizes).toEqual([2, 2_000]);
  });

  it('arrives at once after a batch of several events of one stream', async () => {
    const done = new AbortController();
    const after = (await store.last(['']))!.position;
    const stream = `survivor-${randomUUID()}`;
    await store.append(stream, [event('Recorded'), event('Recorded')], -1);
    const sizes: number[] = [];
    const pauses = { gatheringMs: HOUR_MS, paceMs: HOUR_MS };
    for await (const batch of subscribeUntilDrop(store, { after, signal: done.signal, onLive, ...pauses })) {
      sizes.push(batch.length);
      if (sizes.length === 2) done.abort();
      else await tell(stream, 1);
    }
    expect(sizes).toEqual([2, 1]);
  });

  it('arrives after a short pause though nobody else records', async () => {
    const done = new AbortController();
    const after = (await store.last(['']))!.position;
    for (let n = 0; n < 2; n++) await tell(`survivor-${randomUUID()}`);
    const sizes: number[] = [];
    const pauses = { gatheringMs: HOUR_MS, paceMs: 1 };
    for await (const batch of subscribeUntilDrop(store, { after, signal: done.signal, onLive, ...pauses })) {
      sizes.push(batch.length);
      if (sizes.length === 2) done.abort();
      else await tell(`survivor-${randomUUID()}`);
    }
    expect(sizes).toEqual([2, 1]);
  });

  it('is asked for in the same words by all readers, so that they share a call, and each gets its own streams', async () => {
    const asked: (readonly string[])[] = [];
    class Watched extends InMemoryEventStore {
      override subscribe(following: SubscribeOptions) {
        asked.push(following.prefixes);
        return super.subscribe(following);
      }
    }
    const watched = new Watched();
    for (const stream of ['homeward-log', 'survivor-1']) await watched.append(stream, [event('Recorded')], -1);
    const { signal } = new AbortController();
    const streamsFor = async (reads: Pick<Parameters<typeof subscribeUntilDrop>[1], 'reads'>) => {
      const following = { after: -1n, signal, onLive, ...reads };
      for await (const batch of subscribeUntilDrop(watched, following)) return batch.map(({ stream }) => stream);
      return [];
    };
    expect(await streamsFor({})).toEqual(['survivor-1']);
    expect(await streamsFor({ reads: isOwnEvent })).toEqual(['homeward-log', 'survivor-1']);
    expect(asked[0]).toEqual(asked[1]);
  });

  it('is cancelled when its consumer stops early', async () => {
    let listening: AbortSignal | undefined;
    class Watched extends InMemoryEventStore {
      override subscribe(following: SubscribeOptions) {
        listening = following.signal;
        return super.subscribe(following);
      }
    }
    const watched = new Watched();
    await watched.append('access-20260301-x', [event('PersonalDataRead')], -1);
    const { signal } = new AbortController();
    for await (const _ of subscribeUntilDrop(watched, { after: -1n, signal, onLive: () => undefined })) break;
    expect(listening?.aborted).toBe(true);
  });

  it('leaves no subscription waiting in the store when its consumer stops between two batches', async () => {
    let left = false;
    class Watched extends InMemoryEventStore {
      override async *subscribe() {
        try {
          for (let position = 0n; ; position++)
            yield [{ ...event('PersonAdded'), stream: 'survivor-1', position } as unknown as RecordedEvent];
        } finally {
          left = true;
        }
      }
    }
    const { signal } = new AbortController();
    const following = { after: -1n, signal, onLive: () => undefined };
    for await (const _ of subscribeUntilDrop(new Watched(), following)) break;
    await new Promise(setImmediate);
    expect(left).toBe(true);
  });
});
