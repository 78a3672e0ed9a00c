import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

/** A limit for tests that hang: others may need the processors. */
const POLL_TIMEOUT_MS = 90_000;
const POLL_INTERVAL_MS = 5;

/** Polls until a value is as it is to be; by default, until it is true. Fails after a while, with the last value. */
export const pollUntil = async <Value>(
  look: () => Value | Promise<Value>,
  isSo: (value: Value) => boolean = Boolean,
  timeoutMs = POLL_TIMEOUT_MS,
): Promise<Value> => {
  for (const deadline = Date.now() + timeoutMs; ; await sleep(POLL_INTERVAL_MS)) {
    const value = await look();
    if (isSo(value)) return value;
    if (Date.now() > deadline) throw new Error(`The condition did not become true in time: ${inspect(value)}`);
  }
};

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 250;

const lastFailure = (error: unknown): string => (error === undefined ? '' : `; the last look failed: ${String(error)}`);

/**
 * Waits for what another process does, by polling. An error is a look that found nothing, as while a process starts; if the condition does
 * not become true, the sentence ends with the error of the last look.
 */
export const until = async <T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  timeoutMs: number,
): Promise<T> => {
  const deadline = Date.now() + timeoutMs;
  // frequent polling slows the awaited processes down
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 1.2)) {
    let cause: unknown;
    const found = await look().catch((error: unknown) => void (cause = error));
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${what}${lastFailure(cause)}`, { cause });
    await sleep(pause);
  }
};
