import { LRUCache } from 'lru-cache';
import { readAnswer, type ReadAnswer } from './read-messages.js';

/** Bytes of messages: some thousand events, since the readers of one process are seldom further apart. */
const REMEMBERED_BYTES = 4 * 1_024 * 1_024;
/** A larger message takes many times as much memory as an object, and there are few. */
const MESSAGE_MAX_BYTES = 64 * 1_024;

/**
 * Readers of one process that stand at different places of the log get the same events one after the other. A reader who gets the same
 * bytes gets the same answer, so that it is parsed and verified once.
 */
export class RecentAnswers {
  readonly #answers = new LRUCache<string, ReadAnswer>({
    maxSize: REMEMBERED_BYTES,
    maxEntrySize: MESSAGE_MAX_BYTES,
    sizeCalculation: ({ bytes }) => bytes,
  });
  #readers = 0;

  /** Counts a reader until the end of its call: a single one has nothing to share. */
  readonly begun = (): (() => void) => {
    this.#readers++;
    return () => {
      this.#readers--;
      if (this.#readers < 2) this.#answers.clear();
    };
  };

  /** @throws RangeError if the message is damaged */
  readonly read = (bytes: Buffer): ReadAnswer => {
    if (this.#readers < 2) return readAnswer(bytes);
    const content = bytes.toString('latin1');
    const known = this.#answers.get(content);
    if (known) return known;
    const answer = readAnswer(bytes);
    if (answer.event) this.#answers.set(content, answer);
    return answer;
  };
}
