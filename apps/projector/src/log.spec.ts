import { randomUUID } from 'node:crypto';
import { InMemoryEventStore, type Metadata } from '#event-store';
import { untilDropped } from './log.js';

const store = new InMemoryEventStore();
const tell = (stream: string, revision = -1) =>
  store.append(stream, [{ id: randomUUID(), type: 'Told', data: {}, metadata: {} as Metadata }], revision);

/** How many batches it takes to hear so many events, told one after the other. */
const batchesFor = async (events: number, tellOne: (n: number) => Promise<unknown>): Promise<number> => {
  const done = new AbortController();
  const after = (await store.last(['']))?.position ?? -1n;
  let [batches, heard] = [0, 0];
  const listening = (async () => {
    for await (const batch of untilDropped(store, { after, signal: done.signal, onLive: () => undefined })) {
      batches++;
      heard += batch.length;
      if (heard === events) done.abort();
    }
  })();
  for (let n = 0; n < events; n++) {
    await tellOne(n);
    await new Promise((resolve) => void setImmediate(resolve));
  }
  await listening;
  return batches;
};

describe('what the projector reads', () => {
  it('comes at once when something was told', async () => {
    expect(await batchesFor(40, () => tell(`survivor-${randomUUID()}`))).toBeGreaterThan(30);
  });

  it('comes together when many looked one after the other', async () => {
    expect(await batchesFor(40, (n) => tell('access-20260301-x', n - 1))).toBeLessThan(10);
  });
});
