import { daysAfter, daysBetween, yearOf, type Day } from '#kernel/decider';
import { Invalid } from '#nest';
import type { FigureArguments } from '../definitions/period.js';

/** The days of another period; by default the same days of the year before. */
export interface OtherDays {
  readonly from?: Day | null;
  readonly to?: Day | null;
}

/**
 * Another period, known at the same instant. Its `asOf` is as far into it as the requested one: for the same days of
 * another year, the same day of that year.
 * @throws Invalid
 */
export const comparisonPeriod = (args: FigureArguments, { from, to }: OtherDays): FigureArguments => {
  const begin = from ?? inYear(args.from, -1);
  const end = to ?? moveDay(args.to, args.from, begin);
  if (begin > end) {
    const problem = `comparedTo.to must not be before the first day, which is ${begin}`;
    throw new Invalid(`${problem}.`, [{ path: 'comparedTo.to', problem }]);
  }
  return { ...args, from: begin, to: end, asOf: moveDay(args.asOf, args.from, begin) };
};

/** A day moved by the distance of two others: in whole years if they are whole years apart, else in days. */
const moveDay = (day: Day, from: Day, to: Day): Day => {
  const years = yearOf(to) - yearOf(from);
  return to === inYear(from, years) ? inYear(day, years) : daysAfter(day, daysBetween(from, to));
};

/** 29 February becomes 28 February in a common year. */
const inYear = (day: Day, years: number): Day => {
  const then = `${String(yearOf(day) + years).padStart(4, '0')}${day.slice(4)}`;
  return new Date(then).toISOString().startsWith(then) ? then : then.replace('02-29', '02-28');
};
