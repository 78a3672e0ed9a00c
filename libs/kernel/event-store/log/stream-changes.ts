import type { RecordedEvent, StreamChanges } from '../event-store.js';

/** More than this is not looked through: each stream is read instead. */
export const CHANGES_MAX_EVENTS = 500;
export const CHANGES_MAX_BYTES = 4 * 1_024 * 1_024;

/** Keeps of each event only what is asked for: 500 whole ones could be hundreds of megabytes. */
export class ChangesFound {
  readonly #streams = new Map<string, number>();
  #last: StreamChanges['last'];
  #events = 0;
  #bytes = 0;

  constructor(private readonly after: bigint) {}

  /** @returns whether to go on: a read ends by itself after as many events as were asked for, and seldom has large ones */
  add(event: RecordedEvent, bytes = 0): boolean {
    this.#bytes += bytes;
    if (event.position > this.after) {
      this.#events += 1;
      const { position, id, metadata } = event;
      this.#last = { position, id, metadata };
      raise(this.#streams, event.stream, event.revision);
    }
    return this.#bytes <= CHANGES_MAX_BYTES;
  }

  /** Undefined if it was too much. */
  get changes(): StreamChanges | undefined {
    const isTooMuch = this.#events > CHANGES_MAX_EVENTS || this.#bytes > CHANGES_MAX_BYTES;
    return isTooMuch ? undefined : { streams: this.#streams, last: this.#last };
  }
}

/** The last revision that is known of a stream never becomes a lower one. */
export const raise = (
  revisions: { get(stream: string): number | undefined; set(stream: string, revision: number): unknown },
  stream: string,
  revision: number,
): void => {
  if (revision > (revisions.get(stream) ?? -1)) revisions.set(stream, revision);
};
