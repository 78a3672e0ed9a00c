import type { Readable } from 'node:stream';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** Maximum number that may wait: limits the memory of a reader that is far behind. */
const MAX_COUNT = 2_000;
/** Maximum bytes that may wait, except for a single larger arrival. */
const MAX_BYTES = 8 * 1_024 * 1_024;

interface Sized {
  readonly bytes: number;
}

/** What a call has brought and nobody has taken yet. The call pauses while this is full, and so does the server. */
export class Arrivals<Arrival extends Sized> {
  #waiting: Arrival[] = [];
  #bytes = 0;
  #call: Pick<Readable, 'pause' | 'resume'> | undefined;
  #end: { readonly error?: unknown } | undefined;
  #wake = (): void => undefined;

  constructor(
    private readonly maxCount = MAX_COUNT,
    private readonly maxBytes = MAX_BYTES,
  ) {}

  /** @param keep adds what should be taken */
  listen<Message>(call: Readable, keep: (message: Message) => void): void {
    this.#call = call;
    call.on('error', (error) => this.end(error)); // stays: an error without a listener would end the process
    for (const event of ['end', 'close']) call.on(event, () => this.end());
    call.on('data', keep);
  }

  add(arrival: Arrival): void {
    this.#waiting.push(arrival);
    this.#bytes += arrival.bytes;
    if (this.#waiting.length >= this.maxCount || this.#bytes >= this.maxBytes) this.#call?.pause();
    this.#wake();
  }

  /** Nothing more is to be expected; what has arrived may still be taken. */
  end(error?: unknown): void {
    this.#end ??= { error };
    this.#wake();
  }

  /** Everything that waits at the time, again and again. @throws the error that ended the call */
  async *batches(): AsyncGenerator<readonly Arrival[], void, undefined> {
    for (;;) {
      if (this.#waiting.length === 0 && !this.#end) {
        await new Promise<void>((resolve) => (this.#wake = resolve));
        await turnOfTheLoop(); // what arrives in the same turn is one batch
      }
      const batch = this.#waiting;
      [this.#waiting, this.#bytes] = [[], 0];
      if (batch.length > 0) {
        this.#call?.resume();
        yield batch;
      } else if (this.#end) {
        if (this.#end.error !== undefined) throw this.#end.error;
        return;
      }
    }
  }
}
