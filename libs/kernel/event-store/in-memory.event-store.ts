import { EventEmitter, once } from 'node:events';
import {
  WrongExpectedRevision,
  EventStore,
  recordedAtIn,
  type SubscribeOptions,
  type EventData,
  type AppendResult,
  type RecordedEvent,
} from './event-store.js';

/** For tests: the same contract as the real store, in one array. */
export class InMemoryEventStore extends EventStore {
  readonly #log: RecordedEvent[] = [];
  readonly #streams = new Map<string, RecordedEvent[]>();
  readonly #appended = new EventEmitter().setMaxListeners(0);

  async read(stream: string, from = 0): Promise<readonly RecordedEvent[]> {
    return this.#streams.get(stream)?.slice(from) ?? [];
  }

  async append(stream: string, events: readonly EventData[], expected: number): Promise<AppendResult> {
    const recorded = this.#streams.get(stream) ?? [];
    const repeated = recorded.slice(expected + 1, expected + 1 + events.length);
    if (events.every(({ id }, index) => id === repeated[index]?.id)) return placeOf(repeated);
    if (recorded.length - 1 !== expected) throw new WrongExpectedRevision(stream, expected, recorded.length - 1);
    for (const event of events) {
      const place = { revision: recorded.length, position: BigInt(this.#log.length + 1) };
      const storedAt = new Date().toISOString();
      const recordedAt = recordedAtIn(event.metadata) ?? storedAt;
      // as the wire would carry it: nothing is shared with the writer, and what is no JSON is gone
      const entry = { ...JSON.parse(JSON.stringify(event)), ...place, stream, recordedAt, storedAt };
      recorded.push(entry);
      this.#log.push(entry);
    }
    this.#streams.set(stream, recorded);
    this.#appended.emit('appended');
    return placeOf(recorded);
  }

  async *subscribe({ prefixes, after, signal = new AbortController().signal, onLive }: SubscribeOptions) {
    onLive?.();
    for (let next = Number(after < 0n ? 0n : after); !signal.aborted;) {
      const arrived = this.#log.slice(next, next + 500);
      next += arrived.length;
      const batch = arrived.filter(startsWithOneOf(prefixes));
      if (batch.length > 0) yield batch;
      else if (arrived.length === 0) await once(this.#appended, 'appended', { signal }).catch(() => undefined);
    }
  }

  async first(prefixes: readonly string[], after: bigint): Promise<RecordedEvent | undefined> {
    const wanted = startsWithOneOf(prefixes);
    return this.#log.find((event) => event.position > after && wanted(event));
  }

  async last(prefixes: readonly string[]): Promise<RecordedEvent | undefined> {
    return this.#log.findLast(startsWithOneOf(prefixes));
  }

  async at(position: bigint): Promise<RecordedEvent | undefined> {
    return this.#log.find((event) => event.position === position);
  }
}

const startsWithOneOf =
  (prefixes: readonly string[]) =>
  ({ stream }: RecordedEvent) =>
    prefixes.some((prefix) => stream.startsWith(prefix));

const placeOf = (events: readonly RecordedEvent[]): AppendResult => {
  const { revision, position } = events.at(-1)!;
  return { revision, position };
};
