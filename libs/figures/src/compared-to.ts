import { yearOf, type Day } from '#decider';
import { Invalid } from '#step';
import type { Asked } from './period.js';

/** The days of another period; without any the same ones of the year before. */
export interface OtherDays {
  readonly from?: Day | null;
  readonly to?: Day | null;
}

/**
 * Another period, known at the same instant, and seen from a day that lies in it as far as the asked one lies in its own: of
 * the same days of another year the same day of that year.
 * @throws Invalid
 */
export const comparedTo = (asked: Asked, { from, to }: OtherDays): Asked => {
  const begin = from ?? inYear(asked.from, -1);
  const end = to ?? moved(asked.to, asked.from, begin);
  if (begin > end) {
    const problem = `comparedTo.to must not be before the first day, which is ${begin}`;
    throw new Invalid(`${problem}.`, [{ path: 'comparedTo.to', problem }]);
  }
  return { ...asked, from: begin, to: end, asOf: moved(asked.asOf, asked.from, begin) };
};

/** A day as far from another one: by whole years where these lie between the two, or else by days. */
const moved = (day: Day, from: Day, to: Day): Day => {
  const years = yearOf(to) - yearOf(from);
  return to === inYear(from, years) ? inYear(day, years) : dayPlus(day, (Date.parse(to) - Date.parse(from)) / DAY);
};

const DAY = 86_400_000;
const dayPlus = (day: Day, days: number): Day => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** 29 February is the 28th in a common year. */
const inYear = (day: Day, years: number): Day => {
  const then = `${String(yearOf(day) + years).padStart(4, '0')}${day.slice(4)}`;
  return new Date(then).toISOString().startsWith(then) ? then : then.replace('02-29', '02-28');
};
