import { LRUCache } from 'lru-cache';
import {
  EventStore,
  placeOf,
  raise,
  type SubscribeOptions,
  type LogPlace,
  type EventData,
  type AppendResult,
  type ReadOptions,
  type RecordedEvent,
  type StreamChanges,
} from '#kernel/event-store';

/** The most streams whose last revision is remembered. */
const STREAMS_MAX = 20_000;

/** The most streams whose last append is remembered: it is seen by every read a moment later. */
const APPENDED_MAX = 256;

/**
 * The log as this process sees it: remembers the last event that was acknowledged or read, and the last revision of each
 * stream. No later read returns less, even if a lagging follower answers.
 */
export class SeenLog extends EventStore {
  #last: LogPlace | undefined;
  readonly #revisions = new LRUCache<string, number>({ max: STREAMS_MAX });
  /** The last append to each stream. */
  readonly #appended = new LRUCache<string, AppendResult>({ max: APPENDED_MAX });
  /** How often everything was forgotten: what was asked before is about another log, and is not noted. */
  #forgotten = 0;

  constructor(readonly inner: EventStore) {
    super();
  }

  /** The last event seen since the previous call. */
  takeLast(): LogPlace | undefined {
    const last = this.#last;
    this.#last = undefined;
    return last;
  }

  /** After the log was replaced, or events were lost. */
  forgetAll(): void {
    this.#last = undefined;
    this.#revisions.clear();
    this.#appended.clear();
    this.#forgotten += 1;
  }

  read(stream: string, from?: number, options?: ReadOptions): Promise<readonly RecordedEvent[]> {
    return this.#current((...how) => this.inner.read(...how), stream, from, options);
  }

  override inspect(stream: string, from?: number, options?: ReadOptions): Promise<readonly RecordedEvent[]> {
    return this.#current((...how) => this.inner.inspect(...how), stream, from, options);
  }

  async append(stream: string, events: readonly EventData[], expected: number): Promise<AppendResult> {
    const forgotten = this.#forgotten;
    const place = await this.inner.append(stream, events, expected);
    if (this.#forgotten !== forgotten) return place;
    // a repeat is acknowledged with the place that it had, and two answers may come in any order
    if (place.revision >= (this.#appended.get(stream)?.revision ?? -1)) this.#appended.set(stream, place);
    const last = events.at(-1);
    if (last) this.#notePosition(stream, place.revision, placeOf({ ...last, position: place.position }));
    return place;
  }

  subscribe(following: SubscribeOptions): AsyncIterable<readonly RecordedEvent[]> {
    return this.inner.subscribe(following);
  }

  first(prefixes: readonly string[], after: bigint): Promise<RecordedEvent | undefined> {
    return this.inner.first(prefixes, after);
  }

  /**
   * With what this process appended: it may be acknowledged before a read of the log has it. What was found is in every
   * later read of these streams: another node may have become the leader, and lack it for a moment.
   */
  override async changedAfter(prefixes: readonly string[], after: bigint): Promise<StreamChanges | undefined> {
    const forgotten = this.#forgotten;
    const changes = await this.inner.changedAfter(prefixes, after);
    if (!changes || this.#forgotten !== forgotten) return undefined;
    if (changes.last) this.see(placeOf(changes.last));
    const streams = new Map(changes.streams);
    for (const [stream, revision] of streams) raise(this.#revisions, stream, revision);
    for (const [stream, { position, revision }] of this.#appended)
      if (position > after && prefixes.some((prefix) => stream.startsWith(prefix))) raise(streams, stream, revision);
    return { ...changes, streams };
  }

  async last(prefixes: readonly string[]): Promise<RecordedEvent | undefined> {
    const forgotten = this.#forgotten;
    const last = await this.inner.last(prefixes);
    if (last && this.#forgotten === forgotten) this.see(placeOf(last));
    return last;
  }

  at(position: bigint): Promise<RecordedEvent | undefined> {
    return this.inner.at(position);
  }

  /** Asks for all that is known to be in the stream: the store waits for a node that has it. */
  async #current(
    read: EventStore['read'],
    stream: string,
    from?: number,
    options: ReadOptions = {},
  ): Promise<readonly RecordedEvent[]> {
    const atLeast = Math.max(options.atLeast ?? -1, this.#revisions.get(stream) ?? -1);
    const forgotten = this.#forgotten;
    const events = await read(stream, from, { ...options, atLeast });
    const last = events.at(-1);
    if (last && this.#forgotten === forgotten) this.#notePosition(stream, last.revision, placeOf(last));
    return events;
  }

  #notePosition(stream: string, revision: number, place: LogPlace): void {
    this.see(place);
    raise(this.#revisions, stream, revision);
  }

  see(place: LogPlace): void {
    if (!this.#last || place.position > this.#last.position) this.#last = place;
  }
}
