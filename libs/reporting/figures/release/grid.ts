import { dayAt, dayBegins, refuse, yearOf, type Day } from '#kernel/decider';
import type { FigurePeriod } from '../definitions/period.js';

/** A question about released numbers: a year, and the latest release that it may use. */
export interface ReleasedQuestion {
  readonly year: number;
  /** The instant at which a month ended. */
  readonly knownAt: string;
}

/** The first instant of a month, which is the end of the month before. */
const monthBegins = (day: Day): string => dayBegins(`${day.slice(0, 7)}-01`);

/** When the last whole month ended. */
export const lastMonthEnd = (now: string): string => monthBegins(dayAt(now));

/** Late entries of a year have so many months until it is released. */
const LATE_MONTHS = 3;

/** The last year that is released by the end of a month. */
export const lastReleasedYear = (monthEnd: string): number => {
  const next = dayAt(monthEnd);
  return yearOf(next) - (Number(next.slice(5, 7)) > LATE_MONTHS ? 1 : 2);
};

const NEXT =
  'You see numbers of whole calendar years, each released when March of the next year has ended, as of its last day, and as known at the end of a month.';

/**
 * One fixed grid, so that no two periods overlap and no question is about the few days between two others.
 * @throws Refusal for anything else
 */
export const onGrid = ({ from, to, asOf, knownAt }: FigurePeriod, now: string): ReleasedQuestion => {
  const newest = lastReleasedYear(lastMonthEnd(now));
  const year = from || to ? yearOf((from ?? to)!) : newest;
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const instant = knownAt ? new Date(knownAt).toISOString() : lastMonthEnd(now);
  if ((from ?? first) !== first || (to ?? last) !== last)
    refuse('PERIOD_NOT_RELEASED', `${NEXT} Ask for the days from ${first} to ${last}.`);
  if (year > newest) refuse('PERIOD_NOT_RELEASED', `${NEXT} The last one is ${newest}.`);
  if (asOf && asOf !== last) refuse('PERIOD_NOT_RELEASED', `${NEXT} Leave out asOf, or ask as of ${last}.`);
  if (instant > lastMonthEnd(now) || instant !== lastMonthEnd(instant))
    refuse(
      'PERIOD_NOT_RELEASED',
      `${NEXT} Leave out knownAt, or use the end of a month, such as ${lastMonthEnd(now)}.`,
    );
  return { year, knownAt: instant };
};
