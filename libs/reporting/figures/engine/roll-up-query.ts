import { STANDING, THESE_DAYS } from './day-rows.js';
import type { Sql } from '../definitions/figure.js';
import type { Queries } from './prepared.js';

/** What some days of some cells add up to. */
export interface DayRow {
  readonly of: string;
  readonly key: string;
  readonly amount: number;
  readonly n: number;
}

/** All days, with everything that is known. */
export const ALL_DAYS: readonly unknown[] = ['-infinity', 'infinity', 'infinity', null, '[]'];

/** A month is identified by its first day. */
export const monthOf = (day: Sql): Sql => `date_trunc('month', ${day}::timestamp)::date`;

/** The first whole month of the period from $1 to $2, and the month after its last whole one. Any period has both. */
const FIRST = `(SELECT ${monthOf(`($1::date + interval '1 month - 1 day')`)})`;
const END = `(SELECT ${monthOf(`($2::date + 1)`)})`;
const AFTER = `(SELECT greatest(${FIRST}, ${END}))`;

/** The days that are not stale, and the months that contain a stale day and so cannot be used whole. */
const FRESH = `upper <> ALL ($3::date[])`;
const STALE_MONTHS = `SELECT DISTINCT ${monthOf('day')} AS month FROM unnest($3::date[]) AS day`;
const daysOfStaleMonths = `(${STALE_MONTHS}) stale JOIN day_count ON upper >= month AND upper < month + interval '1 month'`;

/** A standing count sums the changes of all days up to the last; any other sums the days of the period. */
const [STANDS, HAPPENS] = [`"of" = ANY ($4::text[])`, `"of" <> ALL ($4::text[])`];

const ROWS = `SELECT "of", key, amount, n FROM`;

/** The whole months of the period and, for standing counts, all months before them. */
const MONTHS = `${ROWS} month_count
  WHERE (${HAPPENS} AND upper >= ${FIRST} AND upper < ${AFTER} AND lower >= ${FIRST} OR ${STANDS} AND upper < ${END})`;

/** The days after those months. */
const REST = `${ROWS} day_count WHERE upper BETWEEN $1::date AND $2::date AND lower >= $1::date
    AND ${HAPPENS} AND upper >= ${AFTER} AND ${FRESH}
  UNION ALL ${ROWS} day_count WHERE upper BETWEEN ${END} AND $2::date AND ${STANDS} AND ${FRESH}`;

/** The days before those months, or after the start of the period with a beginning before those months. */
const BEGUN = `${ROWS} day_count WHERE upper BETWEEN $1::date AND $2::date AND upper < ${AFTER}
    AND lower >= $1::date AND lower < ${FIRST} AND ${HAPPENS} AND ${FRESH}`;

/** The single fresh days of months that contain a stale day. */
const BUT_STALE = `upper NOT IN (${STALE_MONTHS})`;
const INSTEAD = `${ROWS} ${daysOfStaleMonths}
    WHERE upper >= ${FIRST} AND upper < ${AFTER} AND lower >= ${FIRST} AND ${HAPPENS} AND ${FRESH}
  UNION ALL ${ROWS} ${daysOfStaleMonths} WHERE upper < ${END} AND ${STANDS} AND ${FRESH}`;

const keptCondition = (begun: boolean, stale: boolean): Sql => {
  const parts = [stale ? `${MONTHS} AND ${BUT_STALE}` : MONTHS, REST, begun ? BEGUN : [], stale ? INSTEAD : []].flat();
  return `SELECT "of", key, amount, sum(n) AS n FROM (${parts.join('\n  UNION ALL ')}) kept GROUP BY "of", key, amount`;
};

const COUNTED = `SELECT "of", key, amount, sum(n) AS n FROM (${THESE_DAYS}) these_days
  WHERE upper <= $7::date AND (lower >= $8::date OR "of" = ANY ($9::text[])) GROUP BY "of", key, amount`;

/** What the days of a period add up to. Stale days are counted now. */
export const queryRollUp = async (
  tx: Queries,
  from: string,
  to: string,
  stale: readonly string[],
): Promise<readonly DayRow[]> => {
  const due = stale.filter((day) => day <= to);
  const sql = keptCondition(!from.endsWith('-01'), due.length > 0);
  const kept = tx.query(sql, [from, to, due, STANDING]) as Promise<DayRow[]>;
  if (due.length === 0) return kept;
  const counted = tx.query(COUNTED, [...ALL_DAYS, due, to, from, STANDING]) as Promise<DayRow[]>;
  return (await Promise.all([kept, counted])).flat();
};
