import { Refusal } from '#kernel/decider';
import { WrongExpectedRevision } from './event-store-errors.js';
import { ExpectedRevisionConflict } from './expected-revision-conflict.js';

/** How often a command is decided again after another writer was faster. */
const MAX_RETRIES = 3;

/** A refusal counts after a fresh read; a conflict, after the last attempt; a bug, at once. */
export const maxRetries = (error: unknown): number => {
  if (error instanceof Refusal || error instanceof ExpectedRevisionConflict) return 1;
  return error instanceof WrongExpectedRevision ? MAX_RETRIES : 0;
};
