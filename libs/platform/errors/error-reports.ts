import { failureIn, messageOf } from '#kernel/event-store';
import { whereOf } from './answers.js';

/** While the event store is away every request meets the same failure. */
const REPEATED_AFTER_MS = 10_000;

/** Writes down what is ours with where it happened, and a failure of the event store with its codes, once in a while. */
export const errorReports = (
  write: (text: string) => void,
  now: () => number = () => performance.now(),
): ((error: unknown) => void) => {
  const writtenAt = new Map<string, number>();
  return (error) => {
    const failure = failureIn(error);
    if (!failure) return write(whereOf(error));
    if (now() - (writtenAt.get(failure.code) ?? -Infinity) < REPEATED_AFTER_MS) return;
    writtenAt.set(failure.code, now());
    write(`${(error as Error).name} ${failure.code}: ${messageOf(failure)}`);
  };
};
