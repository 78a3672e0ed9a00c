import { randomUUID } from 'node:crypto';
import { refuse, type Decider, type Settings } from '#kernel/decider';
import { AUTHOR } from '#kernel/decider/testing';
import { PlainSealing, findBreak, digestWith } from '#kernel/integrity';
import { AS_STORED, Codec, type CommandMetadata } from '../codec.js';
import type { AppendResult } from '../event-store.js';
import { InMemoryEventStore } from '../in-memory.event-store.js';
import type { StoreContext } from '../store-context.js';
import { AggregateStore } from '../aggregate-store.js';
import { TEST_STAMP } from '../testing.js';

/** A minimal aggregate: a counter. */
export type CounterEvents = { Counted: { by: number } };
export interface Counting {
  Add: { by: number };
  /** Decides nothing if the counter has reached the number. */
  CountTo: { upTo: number };
  /** Decides several events, which depend on the time. */
  AddTheHour: {};
}

export const MOST = 1_000;

const allWithin = (count: number, ...steps: number[]) =>
  steps.reduce((sum, by) => sum + by, count) > MOST
    ? refuse('TOO_MANY', 'It counts to a thousand.')
    : steps.map((by) => ({ type: 'Counted' as const, data: { by } }));

export const counter: Decider<number, CounterEvents, { [Name in keyof Counting]: Counting[Name] }> = {
  initial: 0,
  decide: {
    Add: (count, { by }) => allWithin(count, by),
    CountTo: (count, { upTo }) => (count < upTo ? allWithin(count, upTo - count) : []),
    AddTheHour: (count, _, { now }) => allWithin(count, 100, Number(now.slice(11, 13))),
  },
  evolve: { Counted: (count, { by }) => count + by },
};

/** Counts its calls, and lets a test act in between. */
export class WatchedStore extends InMemoryEventStore {
  reads = 0;
  appends = 0;
  readonly ids: string[] = [];
  before: (() => Promise<unknown>) | undefined;
  after: ((place: AppendResult) => void) | undefined;

  override async read(...args: Parameters<InMemoryEventStore['read']>) {
    this.reads++;
    return super.read(...args);
  }

  override async append(...args: Parameters<InMemoryEventStore['append']>) {
    this.appends++;
    this.ids.push(...args[1].map(({ id }) => id));
    await this.before?.();
    const place = await super.append(...args);
    this.after?.(place);
    return place;
  }

  forgetCounts(): void {
    this.reads = 0;
    this.appends = 0;
  }
}

export const ORIGIN = '0123abcd';
export const STREAM = 'counter-a';

export const storeContextOf = (store: StoreContext['store']): StoreContext => ({
  store,
  codec: new Codec(new PlainSealing(), {}, AS_STORED),
  digest: digestWith(Buffer.from('secret')),
  origin: ORIGIN,
  settings: {} as Settings,
  stamp: TEST_STAMP,
});

/** The components of one process. */
export const anAggregateStore = (store: StoreContext['store'], remembered?: number) =>
  new AggregateStore(storeContextOf(store), 'counter', counter, remembered);

export const commandMetadata = (more: Partial<CommandMetadata> = {}): CommandMetadata => ({
  by: AUTHOR,
  now: '2026-03-01T09:00:00.000Z',
  commandId: randomUUID(),
  ...more,
});

/** The events of a stream; throws if its chain is broken. */
export const eventsOfCounter = async (store: StoreContext['store'], stream = STREAM): Promise<unknown[]> => {
  const events = await store.read(stream);
  const broken = findBreak(ORIGIN, stream, events);
  if (broken !== undefined) throw new Error(`The chain of ${stream} is broken at ${broken}.`);
  return events.map(({ data }) => data.by);
};
