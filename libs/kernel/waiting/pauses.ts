import { setTimeout as sleep } from 'node:timers/promises';

const MAX_PAUSE_MS = 30_000;

/** A random pause in milliseconds that grows with every attempt, so that many clients do not return at once. */
export const backoff = (attempt: number, longest = MAX_PAUSE_MS): number =>
  Math.random() * Math.min(longest, 100 * 2 ** Math.min(attempt, 20));

/** Ends early at the signal, and never with an error. */
export const pauseFor = (ms: number, signal: AbortSignal | undefined, { ref = true } = {}): Promise<void> =>
  sleep(ms, undefined, { signal, ref }).catch(() => undefined); // nothing but the signal can end it so
