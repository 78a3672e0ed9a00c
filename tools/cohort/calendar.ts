import { daysAfter, type Day } from '#kernel/decider';

const DAY_MS = 86_400_000;

export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The day itself, or the Monday after a weekend. */
export const weekday = (day: Day): Day => daysAfter(day, [1, 0, 0, 0, 0, 0, 2][new Date(day).getUTCDay()]!);

/** The day itself, or the Friday before a weekend. */
export const lastWeekday = (day: Day): Day => daysAfter(day, [-2, 0, 0, 0, 0, 0, -1][new Date(day).getUTCDay()]!);

/** The day that is so many working days later, or earlier for a negative number. */
export const workdays = (day: Day, count: number): Day => {
  if (count > 0) return workdays(weekday(daysAfter(day, 1)), count - 1);
  return count < 0 ? workdays(daysAfter(day, isMonday(day) ? -3 : -1), count + 1) : weekday(day);
};

const isMonday = (day: Day) => new Date(day).getUTCDay() === 1;

/** The period month by month, its first and last day included. */
export const monthsOf = (from: Day, to: Day): { from: Day; to: Day }[] => {
  const next = `${daysAfter(`${from.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
  return next > to ? [{ from, to }] : [{ from, to: daysAfter(next, -1) }, ...monthsOf(next, to)];
};

/** Months in which Cambodia allowed no gatherings of children: help went on by telephone and online. */
const RESTRICTED: readonly (readonly [Day, Day])[] = [
  ['2020-03-16', '2020-08-31'],
  ['2020-11-30', '2020-12-15'],
];
export const isRestricted = (day: Day): boolean => RESTRICTED.some(([from, to]) => from <= day && day <= to);
