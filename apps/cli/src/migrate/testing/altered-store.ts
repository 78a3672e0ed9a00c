import { EventStore, type RecordedEvent } from '#kernel/event-store';
import { eventsIn } from './pair.js';

/** A store that gives other events than it holds. */
export class AlteredStore extends EventStore {
  constructor(
    private readonly inner: EventStore,
    private readonly changed: (event: RecordedEvent) => readonly RecordedEvent[],
  ) {
    super();
  }

  read = (...asked: Parameters<EventStore['read']>) => this.inner.read(...asked);
  append = (...asked: Parameters<EventStore['append']>) => this.inner.append(...asked);
  first = (...asked: Parameters<EventStore['first']>) => this.inner.first(...asked);
  at = (position: bigint) => this.inner.at(position);

  async last(prefixes: readonly string[]): Promise<RecordedEvent | undefined> {
    const events = (await eventsIn(this.inner)).flatMap(this.changed);
    return prefixes.includes('') ? this.inner.last(prefixes) : events.at(-1);
  }

  async *subscribe(following: Parameters<EventStore['subscribe']>[0]) {
    for await (const batch of this.inner.subscribe(following)) yield batch.flatMap(this.changed);
  }
}
