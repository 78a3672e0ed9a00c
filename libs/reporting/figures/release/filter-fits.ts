import { dayAt, refuse, type Actor, type Day } from '#kernel/decider';
import type { FigureArguments } from '../definitions/period.js';
import { lastMonthEnd } from './grid.js';

const DAY_MS = 86_400_000;

const dayAfter = (day: Day): Day => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
const isFirst = (day: Day): boolean => day.endsWith('-01');
const isLast = (day: Day): boolean => isFirst(dayAfter(day));

/** Of another year: what a period is compared with, as of now, is as far into its year. One day of each year is enough. */
const isSameDay = (day: Day, today: Day): boolean => day.slice(4) === today.slice(4);

/** Whole months, as of the end of a month or now, as known at the end of a month or now: no two differ by a few days. */
const isOfMonths = ({ from, to, asOf, knownAt }: FigureArguments, today: Day): boolean =>
  isFirst(from) &&
  isLast(to) &&
  (asOf >= today || isLast(asOf) || isSameDay(asOf, today)) &&
  (knownAt === undefined || new Date(knownAt).toISOString() === lastMonthEnd(knownAt));

/**
 * Exact numbers of a part: a day of another office would be about one person, whose record the reader may not open, and so
 * would be the difference of two periods.
 * @throws Refusal
 */
export const requireFilterFits = (
  { role, office }: Actor,
  periods: readonly FigureArguments[],
  now = new Date().toISOString(),
): void => {
  const [filter] = periods.flatMap((one) => one.filter ?? []);
  if (!filter) return;
  if (role === 'SUPERVISOR' && filter.office && filter.office !== office)
    refuse(
      'FILTER_NOT_RELEASED',
      `The numbers of ${filter.office} are about people whose records its own supervisors open. Filter by your own office, or leave out the filter.`,
    );
  if (!periods.every((one) => isOfMonths(one, dayAt(now))))
    refuse(
      'FILTER_NOT_RELEASED',
      'A part of the work in a few days, or the difference of two such questions, would be about few people. Choose whole calendar months, as of the end of a month and as known at the end of a month or now, or leave out the filter.',
    );
};
