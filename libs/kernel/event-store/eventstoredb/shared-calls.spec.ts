import { PassThrough } from 'node:stream';
import { EventStoreDbEventStore, type EventStoreClient } from './event-store.js';

const event = (position: bigint, bytes = 1) => ({
  bytes,
  event: { id: `e${position}`, stream: 's-1', type: 'T', data: {}, metadata: {}, revision: 0, position },
});

class Call extends PassThrough {
  cancelled = false;

  constructor(readonly after: bigint) {
    super({ objectMode: true });
  }

  cancel(): void {
    this.cancelled = true;
  }
}

/** A store whose calls a spec writes to, in the order in which they were opened. */
const scriptedStore = () => {
  const calls: Call[] = [];
  const makeClient = () => ({
    follow: async (_: readonly string[], after: bigint) => {
      const call = new Call(after);
      calls.push(call);
      return call;
    },
    close: async () => {},
  });
  let client = makeClient();
  const store = new EventStoreDbEventStore(() => client as unknown as EventStoreClient);
  return { calls, store, replace: () => (client = makeClient()) };
};

/** A reader that has asked for its next batch. */
class RecordingReader {
  readonly stop = new AbortController();
  readonly reasons: unknown[] = [];
  live = 0;
  readonly #batches: AsyncIterator<readonly { readonly position: bigint }[]>;
  #coming: ReturnType<AsyncIterator<readonly { readonly position: bigint }[]>['next']>;

  constructor(store: EventStoreDbEventStore, after: bigint, prefixes = ['s-']) {
    const onDrop = (reason: unknown) => this.reasons.push(reason);
    const onLive = () => this.live++;
    const following = { prefixes, after, signal: this.stop.signal, onDrop, onLive };
    this.#batches = store.subscribe(following)[Symbol.asyncIterator]();
    this.#coming = this.#batches.next();
  }

  /** Waits for the event at this position. @returns all positions received until then */
  async until(position: bigint): Promise<readonly bigint[]> {
    const seen: bigint[] = [];
    while (seen.at(-1) !== position) {
      const { value, done } = await this.#coming;
      if (done) throw new Error('It has ended.');
      seen.push(...value.map((one) => one.position));
      this.#coming = this.#batches.next();
    }
    return seen;
  }

  /** Waits for nothing more. */
  async leave(): Promise<void> {
    this.stop.abort();
    await this.#coming;
  }
}

const untilOpened = async (calls: readonly Call[], count: number): Promise<void> => {
  for (const deadline = Date.now() + 60_000; calls.length < count; await new Promise(setImmediate))
    if (Date.now() > deadline) throw new Error(`Only ${calls.length} calls were opened.`);
};

const turns = async (): Promise<void> => {
  for (let n = 0; n < 5; n++) await new Promise(setImmediate);
};

/** Two readers with one call, since both have got the event at position 1. */
const sharing = async () => {
  const { calls, store } = scriptedStore();
  const readers = [new RecordingReader(store, -1n), new RecordingReader(store, 0n)] as const;
  await turns();
  for (const call of calls) call.write(event(1n));
  for (const reader of readers) expect(await reader.until(1n)).toEqual([1n]);
  await turns();
  return { calls, store, readers };
};

describe('readers of one process', () => {
  it('go on with one call once they have come equally far', async () => {
    const { calls, readers } = await sharing();
    expect(calls.map(({ cancelled }) => cancelled)).toEqual([false, true]);
    calls[1]!.write(event(9n)); // nobody listens any more
    calls[0]!.write(event(2n));
    for (const reader of readers) expect(await reader.until(2n)).toEqual([2n]);
  });

  it('get each event once when one of them starts later and catches up', async () => {
    const { calls, store, readers } = await sharing();
    const late = new RecordingReader(store, -1n);
    await turns();
    calls[0]!.write(event(2n));
    await turns();
    calls[2]!.write(event(1n));
    calls[2]!.write(event(2n));
    await turns();
    expect(calls[2]!.cancelled).toBe(true);
    calls[0]!.write(event(3n));
    expect(await late.until(3n)).toEqual([1n, 2n, 3n]);
    for (const reader of readers) expect(await reader.until(3n)).toEqual([2n, 3n]);
  });

  it('share no call before it has answered, so each hears that it is live', async () => {
    const { calls, store } = scriptedStore();
    const early = new RecordingReader(store, -1n);
    const atHead = new RecordingReader(store, 1n);
    await turns();
    calls[0]!.write(event(1n));
    expect(await early.until(1n)).toEqual([1n]);
    await turns();
    expect(calls.map(({ cancelled }) => cancelled)).toEqual([false, false]);
    calls[1]!.write({ isConfirmation: true });
    await turns();
    expect(atHead.live).toBe(1);
  });

  it('do not share a call for other streams', async () => {
    const { calls, store } = scriptedStore();
    const readers = [new RecordingReader(store, -1n), new RecordingReader(store, -1n, ['s-', 't-'])];
    await turns();
    for (const call of calls) call.write(event(1n));
    for (const reader of readers) await reader.until(1n);
    await turns();
    expect(calls.map(({ cancelled }) => cancelled)).toEqual([false, false]);
  });

  it('leave the call to the others, and end it as the last one', async () => {
    const { calls, readers } = await sharing();
    await readers[0].leave();
    await turns();
    expect(calls[0]!.cancelled).toBe(false);
    calls[0]!.write(event(2n));
    expect(await readers[1].until(2n)).toEqual([2n]);
    await readers[1].leave();
    await turns();
    expect(calls[0]!.cancelled).toBe(true);
  });

  it('all resume where they were when the call is lost', async () => {
    const { calls, readers } = await sharing();
    calls[0]!.emit('error', new Error('lost'));
    await untilOpened(calls, 4);
    expect(calls.slice(2).map(({ after }) => after)).toEqual([1n, 1n]);
    for (const { reasons } of readers) expect(reasons).toHaveLength(1);
    for (const call of calls.slice(2)) call.write(event(2n));
    for (const reader of readers) expect(await reader.until(2n)).toEqual([2n]);
  });

  it('do not wait for one that is slow, which goes on alone without a drop', async () => {
    const { calls, store } = scriptedStore();
    const quick = new RecordingReader(store, -1n);
    const slow = store.subscribe({ prefixes: ['s-'], after: -1n })[Symbol.asyncIterator]();
    const first = slow.next();
    await turns();
    for (const call of calls) call.write(event(1n));
    await quick.until(1n);
    expect((await first).value).toHaveLength(1);
    await turns();
    const large = 5 * 1_024 * 1_024;
    for (const position of [2n, 3n, 4n]) {
      calls[0]!.write(event(position, large));
      expect(await quick.until(position)).toEqual([position]);
    }
    expect((await slow.next()).value).toMatchObject([{ position: 2n }, { position: 3n }]);
    const rest = slow.next();
    await untilOpened(calls, 3);
    expect(calls[2]!.after).toBe(3n);
    calls[2]!.write(event(4n));
    expect((await rest).value).toMatchObject([{ position: 4n }]);
  });

  it('are asked to look at the log again where the connection was replaced while they were behind', async () => {
    const { calls, store, replace } = scriptedStore();
    const quick = new RecordingReader(store, -1n);
    const reasons: unknown[] = [];
    const onDrop = (reason: unknown) => reasons.push(reason);
    const slow = store.subscribe({ prefixes: ['s-'], after: -1n, onDrop })[Symbol.asyncIterator]();
    const first = slow.next();
    await turns();
    for (const call of calls) call.write(event(1n));
    await quick.until(1n);
    await first;
    await turns();
    for (const position of [2n, 3n]) {
      calls[0]!.write(event(position, 5 * 1_024 * 1_024));
      await quick.until(position);
    }
    replace();
    calls[0]!.emit('error', new Error('lost'));
    await untilOpened(calls, 3);
    await slow.next();
    const rest = slow.next();
    await untilOpened(calls, 4);
    expect(reasons).toEqual([
      expect.objectContaining({
        name: 'StoreUnavailable',
        message: expect.stringMatching(/^The connection to the event store was replaced .*: if that recurs, look at/),
      }),
    ]);
    calls[3]!.write(event(4n));
    expect((await rest).value).toMatchObject([{ position: 4n }]);
  });
});
