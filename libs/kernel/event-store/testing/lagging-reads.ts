import { EventStore, type SubscribeOptions, type EventData, type RecordedEvent } from '../event-store.js';

/**
 * A store whose reads go to a follower that lags behind its subscriptions: so many reads of a stream miss the newest
 * events.
 */
export class LaggingReads extends EventStore {
  stale = 0;
  readonly #caughtUp = new Map<string, number>();
  readonly #asked = new Map<string, number>();

  constructor(
    private readonly inner: EventStore,
    private readonly reads: number,
  ) {
    super();
  }

  async read(stream: string, from = 0): Promise<readonly RecordedEvent[]> {
    const all = await this.inner.read(stream);
    const known = this.#caughtUp.get(stream) ?? 0;
    const asked = this.#asked.get(stream) ?? 0;
    if (all.length > known && asked < this.reads) {
      this.#asked.set(stream, asked + 1);
      this.stale++;
      return all.slice(from, known);
    }
    this.#asked.delete(stream);
    this.#caughtUp.set(stream, all.length);
    return all.slice(from);
  }

  append(stream: string, events: readonly EventData[], expected: number) {
    return this.inner.append(stream, events, expected);
  }

  subscribe(following: SubscribeOptions) {
    return this.inner.subscribe(following);
  }

  first(prefixes: readonly string[], after: bigint) {
    return this.inner.first(prefixes, after);
  }

  last(prefixes: readonly string[]) {
    return this.inner.last(prefixes);
  }

  at(position: bigint) {
    return this.inner.at(position);
  }
}
