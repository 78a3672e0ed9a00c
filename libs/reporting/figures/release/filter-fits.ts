import { dayAt, monthEnd, refuse, type Actor, type Day } from '#kernel/decider';
import type { FigureArguments } from '../definitions/period.js';
import { lastMonthEnd } from './grid.js';

const isFirst = (day: Day): boolean => day.endsWith('-01');
const isLast = (day: Day): boolean => day === monthEnd(day);

/** Whether a day is today in its own year: a period compared as of now ends as far into its year. One day of each year is enough. */
const isSameDay = (day: Day, today: Day): boolean => day.slice(4) === today.slice(4);

/** Whole months, as of the end of a month or now, as known at the end of a month or now: no two differ by a few days. */
const isOfMonths = ({ from, to, asOf, knownAt }: FigureArguments, today: Day): boolean =>
  isFirst(from) &&
  isLast(to) &&
  (asOf >= today || isLast(asOf) || isSameDay(asOf, today)) &&
  (knownAt === undefined || new Date(knownAt).toISOString() === lastMonthEnd(knownAt));

type Asker = Pick<Actor, 'role' | 'office'>;

const filterIn = (periods: readonly FigureArguments[]) => periods.find(({ filter }) => filter)?.filter;

/** A supervisor opens the records of their own office, and so could count its days themselves. */
const isOfOwnRecords = ({ role, office }: Asker, periods: readonly FigureArguments[]): boolean =>
  role === 'SUPERVISOR' && office !== undefined && filterIn(periods)?.office === office;

/** The periods that say more than whole months do, for a reader who is not shown the records behind them anyway. */
export const daysAmong = (
  by: Asker,
  periods: readonly FigureArguments[],
  now = new Date().toISOString(),
): readonly FigureArguments[] =>
  isOfOwnRecords(by, periods) ? [] : periods.filter((one) => !isOfMonths(one, dayAt(now)));

/**
 * Exact numbers: a day of other offices would be about one person, whose record a supervisor may not open, and so would be
 * the difference of two periods. An auditor may ask for days of the whole service, which are logged.
 * @throws Refusal
 */
export const requireFilterFits = (by: Asker, periods: readonly FigureArguments[], now?: string): void => {
  const filter = filterIn(periods);
  if (by.role === 'SUPERVISOR' && filter?.office && !isOfOwnRecords(by, periods))
    refuse(
      'FILTER_NOT_RELEASED',
      `The numbers of ${filter.office} are about people whose records its own supervisors open. Filter by your own office, or leave out the filter.`,
    );
  if (daysAmong(by, periods, now).length === 0) return;
  if (by.role === 'SUPERVISOR')
    refuse(
      'FILTER_NOT_RELEASED',
      'A few days of other offices, or the difference of two such questions, would be about single people there. Choose whole calendar months, as of the end of a month and as known at the end of a month or now, or filter by your own office, of which you see each day.',
    );
  if (filter)
    refuse(
      'FILTER_NOT_RELEASED',
      'A part of the work in a few days, or the difference of two such questions, would be about few people. Choose whole calendar months, as of the end of a month and as known at the end of a month or now, or leave out the filter.',
    );
};
