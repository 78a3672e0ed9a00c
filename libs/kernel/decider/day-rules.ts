import { dayAt, type Day } from './day.js';
import { refuse } from './refusal.js';

/** No day in the future. `now` is an instant, the day that of Cambodia. */
export const requirePast = (on: Day, now: string): void => {
  if (on > dayAt(now)) refuse('DATE_IN_FUTURE', `${on} lies in the future: record what has happened, with its day.`);
};

/** The day must not precede those it rests on (label → day). */
export const requireAfter = (on: Day, restsOn: Readonly<Record<string, Day | undefined>>): void => {
  for (const [what, day] of Object.entries(restsOn)) {
    if (day !== undefined && on < day)
      refuse('DATE_ORDER', `${on} is before ${what} (${day}), which must come first: correct one of the two days.`);
  }
};
