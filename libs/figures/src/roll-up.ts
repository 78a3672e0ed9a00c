import type { DataSource } from 'typeorm';
import { DEFINED, EVERY_DAY, STALE_DAYS, STANDING, THESE_DAYS } from './day-rows.js';
import type { Queries } from './prepared.js';

/** So much that was touched is rather counted all anew. */
const MANY = 1_000;

/** All time, all that is known. */
export const ALWAYS: readonly unknown[] = ['-infinity', 'infinity', 'infinity', null, '[]'];

const KNOWN_MARKS = `SELECT
  EXISTS (SELECT FROM views.day_count JOIN views.touched ON key = '${DEFINED} ' || id WHERE "of" = '' AND anchor) AS made,
  EXISTS (SELECT FROM views.touched WHERE subject IS NULL AND day IS NULL AND NOT anchor) AS anything,
  (SELECT count(*)::int FROM views.touched WHERE NOT anchor) AS touched`;

/** The days that are not to be taken as they were counted; of all of them nothing is known where it says so. */
export const staleDays = async (tx: Queries): Promise<readonly string[] | 'all'> => {
  const [{ made, anything, touched }] = (await tx.query(KNOWN_MARKS)) as [
    { made: boolean; anything: boolean; touched: number },
  ];
  if (!made || anything || touched > MANY) return 'all';
  if (touched === 0) return [];
  return ((await tx.query(STALE_DAYS)) as { day: string }[]).map(({ day }) => day);
};

const KEPT = `INSERT INTO views.day_count (upper, "of", key, lower, amount, n) SELECT upper, "of", key, lower, amount, n FROM`;

/** Whoever fills a set means its own tables, whichever the names show meanwhile. */
const inItsSet = (tx: Queries): Queries => ({ query: (sql, asked) => tx.query(sql.replaceAll('views.', ''), asked) });

/**
 * Counts the days of a set anew of which something may have changed. What is touched meanwhile stays touched: it was not
 * seen here.
 * @returns whether there was anything to count
 */
export const rollUp = (db: DataSource): Promise<boolean> =>
  db.transaction('REPEATABLE READ', async (manager) => {
    const tx = inItsSet(manager);
    const days = await staleDays(tx);
    if (days.length === 0) return false;
    if (days === 'all') await countAll(tx);
    else await countAgain(tx, days);
    return true;
  });

const countAll = async (tx: Queries): Promise<void> => {
  await tx.query(`DELETE FROM views.day_count`);
  await tx.query(`${KEPT} (${EVERY_DAY}) every`, [...ALWAYS, null]);
  await tx.query(`DELETE FROM views.touched`);
  await tx.query(`WITH made AS (INSERT INTO views.touched (id, anchor) VALUES (gen_random_uuid(), true) RETURNING id)
    ${KEPT} (SELECT date '-infinity' AS upper, '' AS "of", '${DEFINED} ' || id AS key, date '-infinity' AS lower,
      0 AS amount, 0 AS n FROM made) made`);
};

const countAgain = async (tx: Queries, days: readonly string[]): Promise<void> => {
  await tx.query(`DELETE FROM views.day_count WHERE upper = ANY ($1::date[])`, [days]);
  await tx.query(`${KEPT} (${THESE_DAYS}) these_days`, [...ALWAYS, days]);
  await tx.query(`DELETE FROM views.touched WHERE NOT anchor`);
};

export interface DayRow {
  readonly of: string;
  readonly key: string;
  readonly amount: number;
  readonly n: number;
}

const IN_PERIOD = `upper BETWEEN $1::date AND $2::date AND lower >= $1::date`;

/** How things stand on the last day began before the period. */
const BEFORE = `"of" = ANY ($4::text[]) AND upper < $1::date AND upper <= $2::date`;

const KEPT_DAYS = `SELECT "of", key, amount, sum(n) AS n FROM views.day_count
  WHERE (${IN_PERIOD} OR ${BEFORE}) AND upper <> ALL ($3::date[]) GROUP BY "of", key, amount`;

const COUNTED_DAYS = `SELECT "of", key, amount, sum(n) AS n FROM (${THESE_DAYS}) these_days
  WHERE upper <= $7::date AND (lower >= $8::date OR "of" = ANY ($9::text[])) GROUP BY "of", key, amount`;

/** What the days of a period add up to. Those that are stale are counted now, as they will be. */
export const addedUp = async (
  tx: Queries,
  from: string,
  to: string,
  stale: readonly string[],
): Promise<readonly DayRow[]> => {
  const due = stale.filter((day) => day <= to);
  const kept: DayRow[] = await tx.query(KEPT_DAYS, [from, to, due, STANDING]);
  if (due.length === 0) return kept;
  const counted: DayRow[] = await tx.query(COUNTED_DAYS, [...ALWAYS, due, to, from, STANDING]);
  return [...kept, ...counted];
};
