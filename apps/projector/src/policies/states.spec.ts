import { randomUUID } from 'node:crypto';
import type { EventMetadata } from '#kernel/decider';
import { AS_STORED, Codec, InMemoryEventStore, type Metadata, type RecordedEvent } from '#kernel/event-store';
import { NoKeysSealing } from '../no-keys-sealing.js';
import { States } from './states.js';

/** Counts its reads. */
class Counting extends InMemoryEventStore {
  reads: number[] = [];

  override async read(stream: string, from = 0) {
    this.reads.push(from);
    return super.read(stream, from);
  }
}

const METADATA = { actor: { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' } } as Metadata;

describe('the state of a stream around its events', () => {
  let store: Counting;
  let states: States;
  let folded: number;
  beforeEach(() => {
    store = new Counting();
    states = new States(store, new Codec(new NoKeysSealing(), {}, AS_STORED));
    folded = 0;
  });

  const adding = {
    initial: [] as readonly number[],
    evolve: {
      Added: (all: readonly number[], { value }: { value: number }, _: EventMetadata) => {
        folded++;
        return [...all, value];
      },
    },
  };
  const add = async (stream: string, ...values: readonly number[]): Promise<readonly RecordedEvent[]> => {
    const { length } = await InMemoryEventStore.prototype.read.call(store, stream);
    const events = values.map((value) => ({ id: randomUUID(), type: 'Added', data: { value }, metadata: METADATA }));
    await store.append(stream, events, length - 1);
    return (await InMemoryEventStore.prototype.read.call(store, stream)).slice(length);
  };
  const around = (event: RecordedEvent | undefined) => states.around(event!, adding as never);

  it('is given right before and right after each, whatever came later', async () => {
    const [, second, , fourth] = await add('survivor-1', 1, 2, 3, 4);
    expect(await around(second)).toEqual({ before: [1], after: [1, 2] });
    expect(await around(fourth)).toEqual({ before: [1, 2, 3], after: [1, 2, 3, 4] });
  });

  it('costs one read and one fold of each event, however many are asked for', async () => {
    for (const event of await add('survivor-1', ...Array.from({ length: 500 }, (_, value) => value)))
      await around(event);
    expect([store.reads, folded]).toEqual([[0], 500]);
  });

  it('costs later only what is new', async () => {
    const [first] = await add('survivor-1', 1);
    await around(first);
    const [, , fourth] = await add('survivor-1', 2, 3, 4);
    expect(await around(fourth)).toEqual({ before: [1, 2, 3], after: [1, 2, 3, 4] });
    expect([store.reads, folded]).toEqual([[0, 1], 4]);
  });

  it('is given separately for each stream', async () => {
    const [one] = await add('survivor-1', 1);
    const [other] = await add('survivor-2', 2);
    expect(await around(one)).toEqual({ before: [], after: [1] });
    expect(await around(other)).toEqual({ before: [], after: [2] });
  });

  it('is folded from the beginning when an earlier event is requested again', async () => {
    const [first, second] = await add('survivor-1', 1, 2);
    await around(second);
    expect(await around(first)).toEqual({ before: [], after: [1] });
    expect(await around(second)).toEqual({ before: [1], after: [1, 2] });
  });

  it('is cached for the last streams only', async () => {
    const [first, again] = await add('survivor-0', 1, 2);
    await around(first);
    for (let other = 1; other <= 200; other++) await around((await add(`survivor-${other}`, other))[0]);
    store.reads = [];
    expect(await around(again)).toEqual({ before: [1], after: [1, 2] });
    expect(store.reads).toEqual([0]);
  });
});
