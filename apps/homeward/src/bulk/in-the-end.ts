import { setTimeout as sleep } from 'node:timers/promises';
import { Conflict, OutcomeUnknown, StoreUnavailable, jittered } from '#event-store';

/** How often something is looked at again: a store that is restarted, or a machine that stood still, is back by then. */
const AGAIN = 12;

/** Milliseconds between two looks at most. */
const LONGEST = 10_000;

/**
 * Done once, whatever becomes of an answer: where none came it is looked for before it is done again, and where somebody
 * else was quicker theirs is what counts.
 * @throws what the last attempt threw
 */
export const inTheEnd = async <Outcome>(
  act: () => Promise<Outcome>,
  find: () => Promise<Outcome | undefined>,
  longest = LONGEST,
): Promise<Outcome> => {
  for (let attempt = 0, lost = false; ; attempt++) {
    try {
      const found = lost ? await find() : undefined;
      return found ?? (await act());
    } catch (error) {
      const away = error instanceof OutcomeUnknown || (error instanceof StoreUnavailable && error.isTemporary);
      if ((!away && !(error instanceof Conflict)) || attempt >= AGAIN) throw error;
      lost = true;
      if (away) await sleep(jittered(attempt, longest));
    }
  }
};
