import { EventEmitter, once } from 'node:events';
import { type StoredEvent, sizeOf } from '../event.js';

const MAX_EVENTS = 4_096;
const MAX_BYTES = 16 * 1024 * 1024;
/** A reader who follows a stream asks soon after an append. */
const LOOKED_THROUGH = 256;

/**
 * The last events of the log, in memory, for live followers. It is bounded: a follower that is too slow no longer finds
 * its place here, and continues from Postgres.
 */
export class Tail {
  #events: StoredEvent[] = [];
  #bytes = 0;
  #floor = 0n;
  #head = 0n;
  readonly #moves = new EventEmitter().setMaxListeners(0);

  /** The position of the last committed event. */
  get head(): bigint {
    return this.#head;
  }

  /** Waits until the head moves, or the signal says that the reader has gone. */
  async waitForMove(signal: AbortSignal): Promise<void> {
    await once(this.#moves, 'moved', { signal }).catch(() => undefined); // the reader has gone
  }

  /** Whether it has every event after this position. */
  covers(position: bigint): boolean {
    return position >= this.#floor;
  }

  eventsAfter(position: bigint, atMost: number): StoredEvent[] {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#events[middle]!.position > position) high = middle;
      else low = middle + 1;
    }
    return this.#events.slice(low, low + atMost);
  }

  /** The events of a stream from a revision on, if all of them are among the very last of the log. */
  lastOf(stream: string, from: bigint): StoredEvent[] | undefined {
    const oldest = Math.max(0, this.#events.length - LOOKED_THROUGH);
    for (let at = this.#events.length - 1; at >= oldest; at--) {
      const event = this.#events[at]!;
      if (event.stream === stream && event.revision === from)
        return this.#events.slice(at).filter((one) => one.stream === stream);
    }
    return undefined;
  }

  push(events: readonly StoredEvent[]): void {
    for (const event of events) {
      this.#events.push(event);
      this.#bytes += sizeOf(event);
      this.#head = event.position;
    }
    this.#forget();
    this.#moves.emit('moved');
  }

  /** After a lost connection to Postgres, the log may have grown by commits whose answer was lost. */
  restart(head: bigint): void {
    this.#events = [];
    this.#bytes = 0;
    this.#floor = this.#head = head;
    this.#moves.emit('moved');
  }

  #forget(): void {
    let gone = 0;
    while (this.#events.length - gone > MAX_EVENTS || this.#bytes > MAX_BYTES) {
      const event = this.#events[gone++]!;
      this.#bytes -= sizeOf(event);
      this.#floor = event.position;
    }
    if (gone) this.#events = this.#events.slice(gone);
  }
}
