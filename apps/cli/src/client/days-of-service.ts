import { daysAreIn, isTimeZone } from '#kernel/decider';

/** Where the service says it to its console, before anybody has signed in. */
const SETTINGS = '/console/settings.json';
const ANSWER_TIMEOUT_MS = 5_000;

/** Counts days as the log of the service does, whose settings the terminal need not have. */
export const takeDaysOf = async (url: string): Promise<void> => {
  try {
    const answer = await fetch(new URL(SETTINGS, url), { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
    const { timeZone } = (await answer.json()) as { readonly timeZone?: unknown };
    if (isTimeZone(timeZone)) daysAreIn(timeZone as string);
  } catch {
    // the next question fails, and says that nothing answers
  }
};
