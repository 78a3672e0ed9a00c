import { STANDING, THESE_DAYS } from './day-rows.js';
import type { Sql } from './figure.js';
import type { Queries } from './prepared.js';

/** What some days of some cells add up to. */
export interface DayRow {
  readonly of: string;
  readonly key: string;
  readonly amount: number;
  readonly n: number;
}

/** All time, all that is known. */
export const ALWAYS: readonly unknown[] = ['-infinity', 'infinity', 'infinity', null, '[]'];

/** A month is told by its first day. */
export const monthOf = (day: Sql): Sql => `date_trunc('month', ${day}::timestamp)::date`;

/** Of the period $1 to $2: its first whole month; and the first that is not whole any more, also if it has none. */
const FIRST = `(SELECT ${monthOf(`($1::date + interval '1 month - 1 day')`)})`;
const END = `(SELECT ${monthOf(`($2::date + 1)`)})`;
const AFTER = `(SELECT greatest(${FIRST}, ${END}))`;

/** Which days are stale, and the months that are not to be taken whole, therefore. */
const FRESH = `upper <> ALL ($3::date[])`;
const STALE_MONTHS = `SELECT DISTINCT ${monthOf('day')} AS month FROM unnest($3::date[]) AS day`;
const daysOfStaleMonths = `(${STALE_MONTHS}) stale JOIN views.day_count ON upper >= month AND upper < month + interval '1 month'`;

/** How things stand is what all days up to the last have changed; all else is what the days of the period are. */
const [STANDS, HAPPENS] = [`"of" = ANY ($4::text[])`, `"of" <> ALL ($4::text[])`];

const ROWS = `SELECT "of", key, amount, n FROM`;

/** What lies in the whole months of the period, and of how things stand in any before them. */
const MONTHS = `${ROWS} views.month_count
  WHERE (${HAPPENS} AND upper >= ${FIRST} AND upper < ${AFTER} AND lower >= ${FIRST} OR ${STANDS} AND upper < ${END})`;

/** What lies in the days after them. */
const REST = `${ROWS} views.day_count WHERE upper BETWEEN $1::date AND $2::date AND lower >= $1::date
    AND ${HAPPENS} AND upper >= ${AFTER} AND ${FRESH}
  UNION ALL ${ROWS} views.day_count WHERE upper BETWEEN ${END} AND $2::date AND ${STANDS} AND ${FRESH}`;

/** What lies in the days before them, or reaches back into these. */
const BEGUN = `${ROWS} views.day_count WHERE upper BETWEEN $1::date AND $2::date AND upper < ${AFTER}
    AND lower >= $1::date AND lower < ${FIRST} AND ${HAPPENS} AND ${FRESH}`;

/** In whose place other days of theirs are taken. */
const BUT_STALE = `upper NOT IN (${STALE_MONTHS})`;
const INSTEAD = `${ROWS} ${daysOfStaleMonths}
    WHERE upper >= ${FIRST} AND upper < ${AFTER} AND lower >= ${FIRST} AND ${HAPPENS} AND ${FRESH}
  UNION ALL ${ROWS} ${daysOfStaleMonths} WHERE upper < ${END} AND ${STANDS} AND ${FRESH}`;

const keptFor = (begun: boolean, stale: boolean): Sql => {
  const parts = [stale ? `${MONTHS} AND ${BUT_STALE}` : MONTHS, REST, begun ? BEGUN : [], stale ? INSTEAD : []].flat();
  return `SELECT "of", key, amount, sum(n) AS n FROM (${parts.join('\n  UNION ALL ')}) kept GROUP BY "of", key, amount`;
};

const COUNTED = `SELECT "of", key, amount, sum(n) AS n FROM (${THESE_DAYS}) these_days
  WHERE upper <= $7::date AND (lower >= $8::date OR "of" = ANY ($9::text[])) GROUP BY "of", key, amount`;

/** What the days of a period add up to. Those that are stale are counted now, as they will be. */
export const addedUp = async (
  tx: Queries,
  from: string,
  to: string,
  stale: readonly string[],
): Promise<readonly DayRow[]> => {
  const due = stale.filter((day) => day <= to);
  const sql = keptFor(!from.endsWith('-01'), due.length > 0);
  const kept = tx.query(sql, [from, to, due, STANDING]) as Promise<DayRow[]>;
  if (due.length === 0) return kept;
  const counted = tx.query(COUNTED, [...ALWAYS, due, to, from, STANDING]) as Promise<DayRow[]>;
  return (await Promise.all([kept, counted])).flat();
};
