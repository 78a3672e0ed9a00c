import { dayAt, yearOf, type Day, type Settings } from '#kernel/decider';
import { Invalid } from '#nest';
import { filterOf, type FigureFilter } from './filter.js';

/** The days that a figure covers, what had happened as of a day, and what was recorded at an instant. */
export interface FigureArguments {
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Day;
  /** Undefined: everything recorded so far. */
  readonly knownAt: string | undefined;
  /** The deadlines by which something is overdue. */
  readonly settings: Settings;
  /** Undefined: the whole service. */
  readonly filter?: FigureFilter;
}

export interface FigurePeriod extends FigureFilter {
  readonly from?: Day | null;
  readonly to?: Day | null;
  readonly asOf?: Day | null;
  readonly knownAt?: string | null;
}

/**
 * The first and the last day of a period: of the current calendar year, unless one of them selects another.
 * @throws Invalid
 */
export const daysOfPeriod = (
  { from, to }: { readonly from?: Day | null | undefined; readonly to?: Day | null | undefined },
  today: Day,
): { readonly begin: Day; readonly end: Day } => {
  const begin = from ?? `${(to ?? today).slice(0, 4)}-01-01`;
  const end = to ?? `${begin.slice(0, 4)}-12-31`;
  const problem = `to must not be before from, which is ${begin}`;
  if (begin > end) throw new Invalid(`${problem}.`, [{ path: 'to', problem }]);
  return { begin, end };
};

/**
 * What a figure counts: the days of its period, as of today unless `asOf` is given.
 * @throws Invalid
 */
export const figureArguments = (
  { from, to, asOf, knownAt, ...wanted }: FigurePeriod,
  now: string,
  settings: Settings,
): FigureArguments => {
  const today = dayAt(now);
  const { begin, end } = daysOfPeriod({ from, to }, today);
  const problem = 'knownAt must lie in the years 1970 to 2999';
  if (knownAt && !inOurTimes(knownAt)) throw new Invalid(`${problem}.`, [{ path: 'knownAt', problem }]);
  const filter = filterOf(wanted);
  const period = { from: begin, to: end, asOf: asOf ?? today, knownAt: knownAt ?? undefined, settings };
  return filter ? { ...period, filter } : period;
};

/** @throws Invalid */
export const calendarYear = (year: number): FigurePeriod => {
  if (year < 1900 || year > 2999) {
    const problem = 'year must be a calendar year such as 2020';
    throw new Invalid(`${problem}.`, [{ path: 'year', problem }]);
  }
  return { from: `${year}-01-01`, to: `${year}-12-31` };
};

/** The range in which the database and JavaScript agree on instants. */
const inOurTimes = (instant: string): boolean => {
  const year = yearOf(new Date(instant).toISOString());
  return year >= 1970 && year <= 2999;
};
