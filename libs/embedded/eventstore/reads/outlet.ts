import { EventEmitter, once } from 'node:events';
import { frameMessages, type WireMessage } from '../wire/frames.js';

/** The part of a streaming call that the outlet uses. */
export interface Sink extends EventEmitter {
  write(message: WireMessage): boolean;
  end(): void;
}

/** One for all: to abort without a reason makes an error with its stack, for each read. */
const GONE = new Error('The reader has gone.');

/** Writes to a call no faster than its reader takes, and notices when the reader has gone. */
export class Outlet {
  readonly #gone = new AbortController();

  constructor(private readonly sink: Sink) {
    // a cancelled call never drains
    for (const event of ['cancelled', 'close']) sink.once(event, () => this.#gone.abort(GONE));
    // besides the listeners of the call, there is one at a time that waits for a drain
    sink.setMaxListeners(20);
  }

  get closed(): boolean {
    return this.#gone.signal.aborted;
  }

  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  /** Resolves to false when nobody reads any more. */
  async send(message: WireMessage): Promise<boolean> {
    if (this.closed) return false;
    if (this.sink.write(message)) return true;
    await once(this.sink, 'drain', { signal: this.gone }).catch(() => undefined); // it is closed
    return !this.closed;
  }

  /** Sends many messages, each of which is made only once the reader has taken those before it. */
  async sendAll(messages: Iterable<Buffer>): Promise<boolean> {
    for (const group of frameMessages(messages)) if (!(await this.send(group))) return false;
    return true;
  }

  end(): void {
    if (!this.closed) this.sink.end();
  }

  fail(error: Error): void {
    if (!this.closed) this.sink.emit('error', error);
  }
}
