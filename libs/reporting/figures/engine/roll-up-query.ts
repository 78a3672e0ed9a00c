import { STANDING } from './day-rows.js';
import type { Sql } from '../definitions/figure.js';
import type { Queries } from './prepared.js';

/** What some days of some cells add up to. */
export interface DayRow {
  readonly of: string;
  readonly key: string;
  readonly amount: number;
  readonly n: number;
}

/** A month is identified by its first day. */
export const monthOf = (day: Sql): Sql => `date_trunc('month', ${day}::timestamp)::date`;

/** The first whole month of the period from $1 to $2, and the month after its last whole one. Any period has both. */
const FIRST = `(SELECT ${monthOf(`($1::date + interval '1 month - 1 day')`)})`;
const END = `(SELECT ${monthOf(`($2::date + 1)`)})`;
const AFTER = `(SELECT greatest(${FIRST}, ${END}))`;

/** A standing count sums the changes of all days up to the last; any other sums the days of the period. */
const [STANDS, HAPPENS] = [`"of" = ANY ($3::text[])`, `"of" <> ALL ($3::text[])`];

const ROWS = `SELECT "of", key, amount, n FROM`;

/** The whole months of the period and, for standing counts, all months before them. */
const MONTHS = `${ROWS} month_count
  WHERE (${HAPPENS} AND upper >= ${FIRST} AND upper < ${AFTER} AND lower >= ${FIRST} OR ${STANDS} AND upper < ${END})`;

/** The days after those months. */
const REST = `${ROWS} day_count WHERE upper BETWEEN $1::date AND $2::date AND lower >= $1::date AND ${HAPPENS} AND upper >= ${AFTER}
  UNION ALL ${ROWS} day_count WHERE upper BETWEEN ${END} AND $2::date AND ${STANDS}`;

/** The days before those months, or after the start of the period with a beginning before those months. */
const BEGUN = `${ROWS} day_count WHERE upper BETWEEN $1::date AND $2::date AND upper < ${AFTER}
    AND lower >= $1::date AND lower < ${FIRST} AND ${HAPPENS}`;

const keptIn = (begun: boolean): Sql => {
  const parts = begun ? [MONTHS, REST, BEGUN] : [MONTHS, REST];
  return `SELECT "of", key, amount, sum(n) AS n FROM (${parts.join('\n  UNION ALL ')}) kept GROUP BY "of", key, amount`;
};

/** What the kept days of a period add up to. */
export const queryRollUp = (tx: Queries, from: string, to: string): Promise<readonly DayRow[]> =>
  tx.query(keptIn(!from.endsWith('-01')), [from, to, STANDING]) as Promise<readonly DayRow[]>;
