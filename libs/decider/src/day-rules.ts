import { dayAt, type Day } from './day.js';
import { refuse } from './refusal.js';

/** No day in the future. `now` is an instant, the day that of Cambodia. */
export const requirePast = (on: Day, now: string): void => {
  if (on > dayAt(now)) refuse('DATE_IN_FUTURE', `${on} has not come yet: record what has happened.`);
};

/** Not before what it rests on: what → its day. */
export const requireAfter = (on: Day, restsOn: Readonly<Record<string, Day | undefined>>): void => {
  for (const [what, day] of Object.entries(restsOn)) {
    if (day !== undefined && on < day) refuse('DATE_ORDER', `${on} is before ${what} (${day}), on which this rests.`);
  }
};
