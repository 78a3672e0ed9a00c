import { symbols, type DestinationStream } from 'pino';
import { asText } from './text.js';

/** As pino numbers the levels. */
const INFO = 30;

/**
 * The lines of one turn of the event loop are written together, because each write waits for the operating system. A
 * graver line than of information is written at once, with those before it, and the rest before the process exits: so the
 * last line is not lost.
 */
class StandardError implements DestinationStream {
  /** Asks pino for the level of each line. */
  readonly [symbols.needsMetadataGsym] = true;
  lastLevel = 0;
  #held = '';

  constructor() {
    process.on('exit', () => this.#write());
  }

  write(line: string): void {
    if (this.#held === '') setImmediate(() => this.#write());
    this.#held += process.stderr.isTTY ? asText(line) : line;
    if (this.lastLevel > INFO) this.#write();
  }

  #write(): void {
    const lines = this.#held;
    this.#held = '';
    if (lines !== '') process.stderr.write(lines);
  }
}

export const standardError: DestinationStream = new StandardError();
