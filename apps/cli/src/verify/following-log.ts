import type { EventStore, RecordedEvent } from '#kernel/event-store';

/** The log, read once from the first event or from a later one, as far as is asked for each time. */
export class FollowingLog {
  readonly #stop = new AbortController();
  readonly #batches: AsyncIterator<readonly RecordedEvent[]>;
  #rest: readonly RecordedEvent[] = [];

  /** @param position of the last event that needs no reading */
  constructor(
    store: Pick<EventStore, 'subscribe'>,
    prefixes: readonly string[],
    public position = -1n,
  ) {
    const abortFollowing = (reason: unknown) => this.#stop.abort(reason);
    const following = store.subscribe({ prefixes, after: position, signal: this.#stop.signal, onDrop: abortFollowing });
    this.#batches = following[Symbol.asyncIterator]();
  }

  /** Every event up to there that was not read yet, in batches; there must be one at that place. */
  async *upTo(last: bigint): AsyncGenerator<readonly RecordedEvent[]> {
    while (this.position < last) {
      if (this.#rest.length === 0) {
        const { value, done } = await this.#batches.next();
        if (done) throw this.#stop.signal.reason;
        this.#rest = value;
      }
      const batch = this.#rest.filter(({ position }) => position <= last);
      this.#rest = this.#rest.slice(batch.length);
      if (batch.length === 0) return;
      this.position = batch.at(-1)!.position;
      yield batch;
    }
  }

  close(): void {
    this.#stop.abort();
  }
}
