import { setTimeout as sleep } from 'node:timers/promises';
import { WrongExpectedRevision, OutcomeUnknown, StoreUnavailable } from '#kernel/event-store';
import { backoff } from '#kernel/waiting';

/** The number of attempts, enough for a restarted store or a paused machine. */
const ATTEMPTS_MAX = 12;

/** The longest pause between two attempts, in milliseconds. */
const PAUSE_MAX_MS = 10_000;

/**
 * Records exactly once even if an answer is lost: the stream is read before another attempt. If another process was
 * quicker, its result counts.
 * @throws what the last attempt threw
 */
export const inTheEnd = async <Outcome>(
  act: () => Promise<Outcome>,
  find: () => Promise<Outcome | undefined>,
  longest = PAUSE_MAX_MS,
): Promise<Outcome> => {
  for (let attempt = 0, lost = false; ; attempt++) {
    try {
      const found = lost ? await find() : undefined;
      return found ?? (await act());
    } catch (error) {
      const away = error instanceof OutcomeUnknown || (error instanceof StoreUnavailable && error.isTemporary);
      if ((!away && !(error instanceof WrongExpectedRevision)) || attempt >= ATTEMPTS_MAX) throw error;
      lost = true;
      if (away) await sleep(backoff(attempt, longest));
    }
  }
};
