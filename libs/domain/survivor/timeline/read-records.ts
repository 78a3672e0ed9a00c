import { LRUCache } from 'lru-cache';
import { isSetAside, type EventStore, type RecordedEvent } from '#kernel/event-store';
import type { RecordEntry } from './record-entries.js';

/** For the next pages of a timeline, and for what is recorded while it is shown. */
const KEPT_MS = 60_000;
/** About twenty records of the longest cases. */
const MAX_EVENTS = 10_000;

interface ReadRecord {
  readonly events: readonly RecordedEvent[];
  readonly entries: readonly RecordEntry[];
}

/**
 * The entries of records, of which those read a moment ago are kept, sealed as they are in the log. Without them each
 * page of a timeline reads the record once more.
 */
export class ReadRecords {
  readonly #kept = new LRUCache<string, ReadRecord>({
    max: MAX_EVENTS,
    maxSize: MAX_EVENTS,
    sizeCalculation: ({ events }) => events.length,
    ttl: KEPT_MS,
    // what was added does not prolong the time for which the rest is believed
    noUpdateTTL: true,
  });

  constructor(
    private readonly store: EventStore,
    private readonly entriesIn: (events: readonly RecordedEvent[]) => readonly RecordEntry[],
  ) {}

  /** The whole record from the log, so that an entry that was altered since is seen. */
  async whole(stream: string): Promise<readonly RecordEntry[]> {
    const events = await this.store.inspect(stream);
    this.#kept.delete(stream);
    return this.#keep(stream, events);
  }

  /** The record as it was read a moment ago, with what the log has had since. */
  async goOn(stream: string): Promise<readonly RecordEntry[]> {
    const known = this.#kept.get(stream);
    const last = known?.events.at(-1);
    if (!known || !last) return this.whole(stream);
    const [same, ...more] = await this.store.inspect(stream, last.revision);
    // another log, one that has lost its end, or an altered entry: that still has the hash with which it was stored
    const isSame = same && !same.flaw && !isSetAside(same) && same.metadata.hash === last.metadata.hash;
    // what was read as a whole meanwhile is the later reading
    if (!isSame || this.#kept.get(stream) !== known) return this.whole(stream);
    return more.length === 0 ? known.entries : this.#keep(stream, [...known.events, ...more]);
  }

  #keep(stream: string, events: readonly RecordedEvent[]): readonly RecordEntry[] {
    const entries = this.entriesIn(events);
    const isSound = !events.some((event) => event.flaw || isSetAside(event));
    if (isSound && events.length > 0) this.#kept.set(stream, { events, entries });
    else this.#kept.delete(stream);
    return entries;
  }
}
