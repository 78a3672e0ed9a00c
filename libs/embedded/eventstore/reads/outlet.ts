import { EventEmitter, once } from 'node:events';

/** The part of a streaming call that the outlet uses. */
export interface Sink extends EventEmitter {
  write(message: Buffer): boolean;
  end(): void;
}

/** Writes to a call no faster than its reader takes, and notices when the reader has gone. */
export class Outlet {
  readonly #gone = new AbortController();

  constructor(private readonly sink: Sink) {
    // a cancelled call never drains
    for (const event of ['cancelled', 'close']) sink.once(event, () => this.#gone.abort());
    // each wait for a drain adds one listener, of which there is only one at a time, besides those of the call
    sink.setMaxListeners(20);
  }

  get closed(): boolean {
    return this.#gone.signal.aborted;
  }

  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  /** Resolves to false when nobody reads any more. */
  async send(message: Buffer): Promise<boolean> {
    if (this.closed) return false;
    if (this.sink.write(message)) return true;
    await once(this.sink, 'drain', { signal: this.gone }).catch(() => undefined);
    return !this.closed;
  }

  end(): void {
    if (!this.closed) this.sink.end();
  }

  fail(error: Error): void {
    if (!this.closed) this.sink.emit('error', error);
  }
}
