import { setTimeout as sleep } from 'node:timers/promises';

const MAX_PAUSE_MS = 30_000;

/** Milliseconds: for an append with all its attempts, for one attempt, and for a read. */
export interface Timeouts {
  readonly append: number;
  readonly attempt: number;
  readonly read: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = { append: 12_000, attempt: 4_000, read: 10_000 };

/** A random pause in milliseconds that grows with every attempt, so that many clients do not return at once. */
export const backoff = (attempt: number, longest = MAX_PAUSE_MS): number =>
  Math.random() * Math.min(longest, 100 * 2 ** Math.min(attempt, 20));

/** Ends early at the signal, and never with an error. */
export const pauseFor = (ms: number, signal: AbortSignal | undefined, { ref = true } = {}): Promise<void> =>
  sleep(ms, undefined, { signal, ref }).catch(() => undefined); // nothing but the signal can end it so

export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** The answer, or a TimeoutError: the client never settles an append whose batch stream ends without an error. */
export const withTimeout = <T>(answer: Promise<T>, timeoutMs: number): Promise<T> =>
  new Promise((resolve, reject) => {
    const rejectSilence = () => reject(new TimeoutError(`There was no answer within ${timeoutMs} ms.`));
    // a process that stood still looks at its sockets once more: the answer may have come meanwhile
    const late = setTimeout(() => setImmediate(rejectSilence), timeoutMs);
    answer.then(
      (value) => {
        clearTimeout(late);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(late);
        reject(error as Error);
      },
    );
  });
