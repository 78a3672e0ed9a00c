import { Readable } from 'node:stream';
import { eventAt, firstOf, lastOf, type SearchClient } from './search.js';

/** More than JSON.stringify can handle. */
const DEPTH = 20_000;
const MIB = 1_024 * 1_024;

/** A log of foreign events with one of ours somewhere; answers with pages, and notes their sizes. */
const log = (length: number, bytes: number, ours: number) => {
  const pages: number[] = [];
  const data = { text: 'x'.repeat(bytes) };
  const event = (n: number) => ({
    event: {
      id: `e${n}`,
      streamId: n === ours ? 'account-1' : 'other-1',
      type: 'T',
      data,
      metadata: {},
      revision: BigInt(n),
      created: new Date(0),
      position: { commit: BigInt(n), prepare: BigInt(n) },
    },
  });
  const reader = {
    readAll: ({
      direction,
      fromPosition,
      maxCount,
    }: {
      direction?: string;
      fromPosition: unknown;
      maxCount: number;
    }) => {
      const at = Number((fromPosition as { commit?: bigint }).commit ?? (fromPosition === 'end' ? length : 0));
      const page = Array.from({ length: maxCount }, (_, index) =>
        direction === 'backwards' ? at - 1 - index : at + index,
      );
      const events = page.filter((n) => n >= 0 && n < length);
      pages.push(events.length);
      return Object.assign(Readable.from(events.map(event)), { cancel: async () => undefined });
    },
  } as unknown as SearchClient;
  return { reader, pages };
};

describe('the search for one of our events', () => {
  it('finds the last one behind thousands of foreign ones, and the first one', async () => {
    const { reader } = log(5_000, 10, 700);
    expect(await lastOf(reader, ['account-'], 1_000)).toMatchObject({ position: 700n });
    expect(await firstOf(reader, ['account-'], -1n, 1_000)).toMatchObject({ position: 700n });
    expect(await firstOf(reader, ['account-'], 700n, 1_000)).toBeUndefined();
  });

  it('asks for few at a time if events are large: a thousand of them would not fit into memory', async () => {
    const { reader, pages } = log(120, MIB, 3);
    expect(await lastOf(reader, ['account-'], 10_000)).toMatchObject({ position: 3n });
    expect(Math.max(...pages)).toBeLessThanOrEqual(4);
  });

  it('asks for many at a time if they are small', async () => {
    const { reader, pages } = log(5_000, 10, 0);
    await lastOf(reader, ['account-'], 1_000);
    expect(pages.length).toBeLessThan(15);
  });

  it('skips a foreign event that is nested too deeply to be serialised', async () => {
    const { reader } = log(6, 10, 1);
    const nested = JSON.parse(`${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`) as unknown;
    const deep = {
      readAll: (options: never) =>
        reader.readAll(options).map((resolved: { event: object }) => ({ event: { ...resolved.event, data: nested } })),
    } as unknown as SearchClient;
    expect(() => JSON.stringify(nested)).toThrow(RangeError);
    expect(await lastOf(deep, ['account-'], 1_000)).toMatchObject({ position: 1n });
  });
});

describe('the event at a position', () => {
  it('does not exist if the server reports that no record begins there', async () => {
    const error = Object.assign(new Error('2 UNKNOWN: Exception was thrown by handler.'), { type: 'unknown' });
    const reader = {
      readAll: () => Object.assign(failing(error), { cancel: async () => undefined }),
    } as unknown as SearchClient;
    expect(await eventAt(reader, 5n, 1_000)).toBeUndefined();
  });

  it('is not reported as missing if the server cannot be reached', async () => {
    const error = Object.assign(new Error('14 UNAVAILABLE: no'), { type: 'unavailable' });
    const reader = {
      readAll: () => Object.assign(failing(error), { cancel: async () => undefined }),
    } as unknown as SearchClient;
    await expect(eventAt(reader, 5n, 1_000)).rejects.toBe(error);
  });

  it('does not exist if the next event lies further on', async () => {
    const { reader } = log(10, 1, 4);
    expect(await eventAt(reader, 4n, 1_000)).toMatchObject({ stream: 'account-1' });
    expect(await eventAt(reader, 10n, 1_000)).toBeUndefined();
  });
});

const failing = (error: Error): Readable =>
  new Readable({
    objectMode: true,
    read() {
      this.destroy(error);
    },
  });
