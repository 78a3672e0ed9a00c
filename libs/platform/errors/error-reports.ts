import { whereOf } from '../logging/where-of.js';
import { storeFailureOf } from './store-failure.js';

/** While a store cannot be reached, every request fails in the same way. */
const REPEATED_AFTER_MS = 10_000;

/**
 * Logs our own errors with their place, and each failure of a store, with its codes, at most once in a while.
 */
export const errorReports = (
  write: (text: string) => void,
  now: () => number = () => performance.now(),
): ((error: unknown) => void) => {
  const writtenAt = new Map<string, number>();
  return (error) => {
    const failure = storeFailureOf(error);
    if (!failure) return write(`INTERNAL: ${whereOf(error)}`);
    if (now() - (writtenAt.get(failure.code) ?? -Infinity) < REPEATED_AFTER_MS) return;
    writtenAt.set(failure.code, now());
    write(failure.line);
  };
};
