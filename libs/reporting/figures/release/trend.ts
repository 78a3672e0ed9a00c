import { dayAt, yearOf, type Day } from '#kernel/decider';
import { Invalid } from '#nest';
import { daysOfPeriod, type FigurePeriod } from '../definitions/period.js';
import { lastMonthEnd, lastReleasedYear } from './grid.js';

/** Three years; a longer line is one of years. */
const MONTHS_MAX = 36;

const YEARS_MAX = 10;

const monthAfter = (month: string, months: number): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
};

const lastDayOf = (month: string): Day =>
  new Date(Date.parse(`${monthAfter(month, 1)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/**
 * The months of a period, the first and the last of which may be cut; none that lies ahead.
 * @throws Invalid
 */
export const monthsOfPeriod = ({ from, to, ...wanted }: FigurePeriod, now: string): readonly FigurePeriod[] => {
  const today = dayAt(now);
  const { begin, end } = daysOfPeriod({ from, to }, today);
  const last = [end, wanted.asOf ?? today, today].toSorted()[0]!;
  const months: FigurePeriod[] = [];
  for (let month = begin.slice(0, 7); `${month}-01` <= last; month = monthAfter(month, 1)) {
    if (months.length === MONTHS_MAX) {
      const problem = `the period must have at most ${MONTHS_MAX} months`;
      throw new Invalid(`${problem}.`, [{ path: 'to', problem }]);
    }
    const [first, final] = [`${month}-01`, lastDayOf(month)];
    months.push({ ...wanted, from: first < begin ? begin : first, to: final > end ? end : final });
  }
  return months;
};

/**
 * The last released years: numbers of months are not released.
 * @throws Invalid
 */
export const releasedYears = ({ from, to, ...wanted }: FigurePeriod, now: string): readonly FigurePeriod[] => {
  daysOfPeriod({ from, to }, dayAt(now));
  const newest = lastReleasedYear(lastMonthEnd(now));
  const last = to ? Math.min(yearOf(to), newest) : newest;
  const first = Math.max(from ? yearOf(from) : last, last - YEARS_MAX + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const year = first + index;
    return { ...wanted, asOf: null, from: `${year}-01-01`, to: `${year}-12-31` };
  });
};
