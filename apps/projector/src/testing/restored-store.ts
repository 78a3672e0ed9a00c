import { EventStore, InMemoryEventStore, type SubscribeOptions, type EventData } from '#kernel/event-store';

/** A store whose connection drops, and which then reaches another log. */
export class RestoredStore extends EventStore {
  subscriptions = 0;
  readonly #connected = new Set<AbortController>();

  constructor(private current: InMemoryEventStore) {
    super();
  }

  /** Drops every subscription. */
  restore(log: InMemoryEventStore): void {
    this.current = log;
    for (const connection of this.#connected) connection.abort();
    this.#connected.clear();
  }

  read(stream: string, from?: number) {
    return this.current.read(stream, from);
  }

  append(stream: string, events: readonly EventData[], expected: number) {
    return this.current.append(stream, events, expected);
  }

  first(prefixes: readonly string[], after: bigint) {
    return this.current.first(prefixes, after);
  }

  last(prefixes: readonly string[]) {
    return this.current.last(prefixes);
  }

  at(position: bigint) {
    return this.current.at(position);
  }

  /** Like the real client: after a drop it resumes where it was, whatever server answers. */
  async *subscribe({ after, signal = new AbortController().signal, onDrop, ...following }: SubscribeOptions) {
    this.subscriptions++;
    for (; !signal.aborted; onDrop?.('the connection was lost')) {
      const connection = new AbortController();
      this.#connected.add(connection);
      const cut = AbortSignal.any([signal, connection.signal]);
      for await (const batch of this.current.subscribe({ ...following, after, signal: cut })) {
        yield batch;
        after = batch.at(-1)!.position;
      }
      if (signal.aborted) return;
    }
  }
}
