import type { DataSource } from 'typeorm';
import { ALL_DAYS, monthOf } from './roll-up-query.js';
import { DEFINED, EVERY_DAY, STALE_DAYS, THESE_DAYS } from './day-rows.js';
import type { Queries } from './prepared.js';

/** With more marks than this, everything is counted again. */
const MAX_MARKS = 1_000;

const KNOWN_MARKS = `SELECT
  EXISTS (SELECT FROM day_count JOIN month_count USING (upper, "of", key)
    JOIN touched ON key = '${DEFINED} ' || id WHERE "of" = '' AND anchor) AS made,
  EXISTS (SELECT FROM touched WHERE subject IS NULL AND day IS NULL AND NOT anchor) AS anything,
  (SELECT count(*)::int FROM touched WHERE NOT anchor) AS touched,
  (SELECT count(*) || ' ' || coalesce(bit_xor(uuid_hash_extended(id, 0)), 0) FROM touched) AS version`;

export interface Marks {
  readonly made: boolean;
  readonly anything: boolean;
  readonly touched: number;
  /** Changes whenever facts may have changed: a write adds a mark, and a count leaves a new anchor. */
  readonly version: string;
}

export const readMarks = async (tx: Queries): Promise<Marks> => ((await tx.query(KNOWN_MARKS)) as [Marks])[0];

/** The days that cannot be taken from the kept counts; 'all' when nothing is known of them. */
export const staleDays = async (
  tx: Queries,
  { made, anything, touched }: Marks,
): Promise<readonly string[] | 'all'> => {
  if (!made || anything || touched > MAX_MARKS) return 'all';
  if (touched === 0) return [];
  return ((await tx.query(STALE_DAYS)) as { day: string }[]).map(({ day }) => day);
};

const KEPT = `INSERT INTO day_count (upper, "of", key, lower, amount, n) SELECT upper, "of", key, lower, amount, n FROM`;

const MONTHS = `INSERT INTO month_count (upper, "of", key, lower, amount, n)
  SELECT ${monthOf('upper')}, "of", key, ${monthOf('lower')}, amount, sum(n) FROM day_count`;
const THESE_MONTHS = `SELECT DISTINCT ${monthOf('day')} AS month FROM unnest($1::date[]) AS day`;

/**
 * Counts again the days of a set that may have changed. Marks made meanwhile stay, because this transaction did not see
 * them.
 * @returns whether there was anything to count
 */
export const rollUp = (db: DataSource): Promise<boolean> =>
  db.transaction('REPEATABLE READ', async (tx) => {
    const days = await staleDays(tx, await readMarks(tx));
    if (days.length === 0) return false;
    if (days === 'all') await countAll(tx);
    else await countAgain(tx, days);
    return true;
  });

const countAll = async (tx: Queries): Promise<void> => {
  await tx.query(`DELETE FROM day_count`);
  await tx.query(`DELETE FROM month_count`);
  await tx.query(`${KEPT} (${EVERY_DAY}) every`, [...ALL_DAYS, null]);
  await tx.query(`${MONTHS} GROUP BY 1, 2, 3, 4, 5`);
  await tx.query(`DELETE FROM touched`);
  await tx.query(
    `WITH made AS (INSERT INTO touched (id, anchor) VALUES (gen_random_uuid(), true) RETURNING id),
      mark AS (SELECT date '-infinity' AS upper, '' AS "of", '${DEFINED} ' || id AS key, date '-infinity' AS lower,
        0 AS amount, 0 AS n FROM made),
      months AS (INSERT INTO month_count (upper, "of", key, lower, amount, n) SELECT * FROM mark)
    ${KEPT} mark`,
  );
};

const countAgain = async (tx: Queries, days: readonly string[]): Promise<void> => {
  await tx.query(`DELETE FROM day_count WHERE upper = ANY ($1::date[])`, [days]);
  await tx.query(`${KEPT} (${THESE_DAYS}) these_days`, [...ALL_DAYS, days]);
  await tx.query(`DELETE FROM month_count WHERE upper IN (${THESE_MONTHS})`, [days]);
  await tx.query(
    `${MONTHS} JOIN (${THESE_MONTHS}) these ON upper >= month AND upper < month + interval '1 month' GROUP BY 1, 2, 3, 4, 5`,
    [days],
  );
  await tx.query(`DELETE FROM touched WHERE NOT anchor`);
  await tx.query(
    `WITH dropped AS (UPDATE touched SET id = gen_random_uuid() WHERE anchor RETURNING '${DEFINED} ' || id AS key),
      months AS (UPDATE month_count SET key = dropped.key FROM dropped WHERE "of" = '')
    UPDATE day_count SET key = dropped.key FROM dropped WHERE "of" = ''`,
  );
};
