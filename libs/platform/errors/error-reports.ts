import { failureIn, messageOf } from '#kernel/event-store';
import { DocumentsUnavailable } from '#security/documents';
import { whereOf } from './error-formatter.js';

/** While a store cannot be reached, every request fails in the same way. */
const REPEATED_AFTER_MS = 10_000;

/** What the log says of a store that fails. */
const failureOf = (error: unknown): { readonly code: string; readonly line: string } | undefined => {
  if (error instanceof DocumentsUnavailable)
    return { code: error.reason, line: `DOCUMENTS_UNAVAILABLE: ${error.reason}` };
  const failure = failureIn(error);
  return (
    failure && {
      code: failure.code,
      line: `STORE_UNAVAILABLE: ${(error as Error).name} ${failure.code}: ${messageOf(failure)}`,
    }
  );
};

/**
 * Logs our own errors with their place, and each failure of a store, with its codes, at most once in a while.
 */
export const errorReports = (
  write: (text: string) => void,
  now: () => number = () => performance.now(),
): ((error: unknown) => void) => {
  const writtenAt = new Map<string, number>();
  return (error) => {
    const failure = failureOf(error);
    if (!failure) return write(`INTERNAL: ${whereOf(error)}`);
    if (now() - (writtenAt.get(failure.code) ?? -Infinity) < REPEATED_AFTER_MS) return;
    writtenAt.set(failure.code, now());
    write(failure.line);
  };
};
