import { EventEmitter, once } from 'node:events';
import {
  EventStore,
  recordedAtIn,
  type SubscribeOptions,
  type EventData,
  type AppendResult,
  type RecordedEvent,
  type StreamChanges,
} from './event-store.js';
import { WrongExpectedRevision, StoreUnavailable } from './event-store-errors.js';
import { ChangesFound } from './log/stream-changes.js';

const BATCH_MAX_EVENTS = 500;
const RECORD_OVERHEAD_BYTES = 64;

/**
 * For tests: the same contract as the real store, in one array. As in a file, each position lies as many bytes behind
 * the previous one as the event takes.
 */
export class InMemoryEventStore extends EventStore {
  readonly #log: RecordedEvent[] = [];
  readonly #streams = new Map<string, RecordedEvent[]>();
  readonly #appended = new EventEmitter().setMaxListeners(0);
  #end = BigInt(RECORD_OVERHEAD_BYTES);

  async read(stream: string, from = 0): Promise<readonly RecordedEvent[]> {
    return this.#streams.get(stream)?.slice(from) ?? [];
  }

  async append(stream: string, events: readonly EventData[], expected: number): Promise<AppendResult> {
    const recorded = this.#streams.get(stream) ?? [];
    const repeated = recorded.slice(expected + 1, expected + 1 + events.length);
    if (events.every(({ id }, index) => id === repeated[index]?.id)) return placeOf(repeated);
    if (recorded.length - 1 !== expected) throw new WrongExpectedRevision(stream, expected, recorded.length - 1);
    for (const event of events) {
      const place = { revision: recorded.length, position: this.#end };
      const storedAt = new Date().toISOString();
      const recordedAt = recordedAtIn(event.metadata) ?? storedAt;
      // as the wire would carry it: a copy, without all that is not JSON
      const carried = JSON.stringify(event);
      const entry = { ...JSON.parse(carried), ...place, stream, recordedAt, storedAt };
      this.#end += BigInt(RECORD_OVERHEAD_BYTES + stream.length + carried.length);
      recorded.push(entry);
      this.#log.push(entry);
    }
    this.#streams.set(stream, recorded);
    this.#appended.emit('appended');
    return placeOf(recorded);
  }

  async *subscribe({ prefixes, after, signal = new AbortController().signal, onDrop, onLive }: SubscribeOptions) {
    let next = 0;
    try {
      next = this.#indexAfter(after);
    } catch (error) {
      // a server drops such a subscription at every attempt
      onDrop?.(error);
      if (!signal.aborted) await once(signal, 'abort');
      return;
    }
    onLive?.();
    while (!signal.aborted) {
      const arrived = this.#log.slice(next, next + BATCH_MAX_EVENTS);
      next += arrived.length;
      const batch = arrived.filter(startsWithOneOf(prefixes));
      if (batch.length > 0) yield batch.map(frozen);
      else if (arrived.length === 0) await once(this.#appended, 'appended', { signal }).catch(() => undefined);
    }
  }

  /** Alters a stored event, as the owner of the database could. Events that were returned before do not change. */
  alter(stream: string, revision: number, change: (event: RecordedEvent) => Partial<RecordedEvent>): void {
    const recorded = this.#streams.get(stream)!;
    const before = recorded[revision]!;
    const altered = { ...before, ...change(before) };
    recorded[revision] = altered;
    this.#log[this.#log.indexOf(before)] = altered;
  }

  async first(prefixes: readonly string[], after: bigint): Promise<RecordedEvent | undefined> {
    const wanted = startsWithOneOf(prefixes);
    for (let index = this.#indexAfter(after); index < this.#log.length; index++)
      if (wanted(this.#log[index]!)) return this.#log[index];
    return undefined;
  }

  override async changedAfter(prefixes: readonly string[], after: bigint): Promise<StreamChanges | undefined> {
    const found = new ChangesFound(after);
    for (const event of this.#log.slice(this.#indexAfter(after)).filter(startsWithOneOf(prefixes))) found.add(event);
    return found.changes;
  }

  async last(prefixes: readonly string[]): Promise<RecordedEvent | undefined> {
    return this.#log.findLast(startsWithOneOf(prefixes));
  }

  async at(position: bigint): Promise<RecordedEvent | undefined> {
    const event = this.#log[this.#indexFrom(position)];
    return event?.position === position ? event : undefined;
  }

  /**
   * The index of the first event after a position; beyond the end, of the next one.
   * @throws StoreUnavailable between two events
   */
  #indexAfter(position: bigint): number {
    if (position <= 0n) return 0;
    const index = this.#indexFrom(position);
    if (index === this.#log.length) return index;
    if (this.#log[index]!.position === position) return index + 1;
    throw new StoreUnavailable(`No event lies at position ${position}, but one before and one after it.`);
  }

  /** The index of the first event at or after a position. */
  #indexFrom(position: bigint): number {
    let [low, high] = [0, this.#log.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#log[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** All subscribers share an event, and a reader that changes it would change it for all others: here that fails. */
const frozen = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
};

const startsWithOneOf =
  (prefixes: readonly string[]) =>
  ({ stream }: RecordedEvent) =>
    prefixes.some((prefix) => stream.startsWith(prefix));

const placeOf = (events: readonly RecordedEvent[]): AppendResult => {
  const { revision, position } = events.at(-1)!;
  return { revision, position };
};
