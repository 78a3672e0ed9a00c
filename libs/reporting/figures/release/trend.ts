import { dayAt, monthEnd, monthsAfter, yearOf } from '#kernel/decider';
import { Invalid } from '#nest';
import { daysOfPeriod, type FigurePeriod } from '../definitions/period.js';
import { lastMonthEnd, lastReleasedYear } from './grid.js';

/** Three years; a longer line is one of years. */
const MONTHS_MAX = 36;

const YEARS_MAX = 10;

/**
 * The months of a period, the first and the last of which may be cut; none that lies ahead.
 * @throws Invalid
 */
export const monthsOfPeriod = ({ from, to, ...wanted }: FigurePeriod, now: string): readonly FigurePeriod[] => {
  const today = dayAt(now);
  const { begin, end } = daysOfPeriod({ from, to }, today);
  const last = [end, wanted.asOf ?? today, today].toSorted()[0]!;
  const months: FigurePeriod[] = [];
  for (let first = `${begin.slice(0, 7)}-01`; first <= last; first = monthsAfter(first, 1)) {
    if (months.length === MONTHS_MAX) {
      const problem = `the period must have at most ${MONTHS_MAX} months`;
      throw new Invalid(`${problem}.`, [{ path: 'to', problem }]);
    }
    const final = monthEnd(first);
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
