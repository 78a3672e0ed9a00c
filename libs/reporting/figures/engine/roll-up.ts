import type { DataSource } from 'typeorm';
import { changedSince, HASH_JOINS, NO_JIT } from './changed-since.js';
import { BY_DAY, DEFINED, EVERY_DAY, OF_ANY_DAY, ROWS } from './day-rows.js';
import type { Sql } from '../definitions/figure.js';
import { areUsable, readMarks, type UsableMarks } from './marks.js';
import type { Queries } from './prepared.js';
import { monthOf } from './roll-up-query.js';
import { asKnownOfFew } from '../definitions/term-queries.js';

/**
 * What was recorded in the last seconds is not counted yet: commands that are carried out at once reach the log in another
 * order than that of their times, and what came late would have everything counted again.
 */
const SETTLED: Sql = `coalesce($1::timestamptz, now() - interval '10 seconds')`;

const ALL_TIME = { from: '-infinity', to: 'infinity', asOf: 'infinity' } as const;

/** All days, with what was known at an instant. */
const daysKnownAt = (instant: string): unknown[] => [ALL_TIME.from, ALL_TIME.to, ALL_TIME.asOf, instant, '[]'];

const COLUMNS = 'upper, "of", key, lower, amount';
const KEPT = `INSERT INTO day_count (${COLUMNS}, n) SELECT ${COLUMNS}, n FROM`;
const monthsOf = (days: Sql): Sql => `INSERT INTO month_count AS kept (${COLUMNS}, n)
  SELECT ${monthOf('upper')}, "of", key, ${monthOf('lower')}, amount, sum(n) FROM ${days} GROUP BY 1, 2, 3, 4, 5`;

/**
 * Brings the kept days of a set up to an instant: only the people who have changed are counted again. Marks made meanwhile
 * stay, because this transaction did not see them.
 * @param settled only what was recorded by this instant is counted
 * @returns whether there was anything to count
 */
export const rollUp = (db: DataSource, settled?: string): Promise<boolean> =>
  db.transaction('REPEATABLE READ', async (tx) => {
    const marks = await readMarks(tx);
    if (!areUsable(marks)) return countAll(tx, settled);
    const [{ due }] = (await tx.query(DUE, [settled])) as [{ due: string | null }];
    if (due === null) return false;
    const people = await changedSince(tx, { ...ALL_TIME, knownAt: undefined }, marks);
    return people === 'all' ? countAll(tx, settled) : countAgain(tx, marks, due, people);
  });

/** Of all facts, the last instant that is settled, and the later ones. */
const INSTANTS: Sql = `SELECT coalesce(max(at) FILTER (WHERE at <= ${SETTLED}), '-infinity')::text AS "keptAt",
    min(at) FILTER (WHERE at > ${SETTLED})::text AS since, max(at)::text AS until
  FROM (${[...BY_DAY, ...OF_ANY_DAY]
    .map((table) => `SELECT "recordedFrom" AS at FROM ${table} UNION ALL SELECT "recordedTo" FROM ${table}`)
    .join(' UNION ALL ')}) each`;

const countAll = async (tx: Queries, settled: string | undefined): Promise<true> => {
  for (const table of ['day_count', 'month_count', 'touched']) await tx.query(`DELETE FROM ${table}`);
  const [{ keptAt, since, until }] = (await tx.query(INSTANTS, [settled])) as [
    { keptAt: string; since: string | null; until: string | null },
  ];
  await tx.query(`${KEPT} (${EVERY_DAY}) every`, daysKnownAt(keptAt));
  await tx.query(monthsOf('day_count'));
  if (since !== null)
    await tx.query(`INSERT INTO touched (id, since, until) VALUES (gen_random_uuid(), $1, $2)`, [since, until]);
  await tx.query(
    `WITH made AS (INSERT INTO touched (id, anchor, since) VALUES (gen_random_uuid(), true, $1) RETURNING id),
      mark AS (SELECT date '-infinity' AS upper, '' AS "of", '${DEFINED} ' || id AS key, date '-infinity' AS lower,
        0 AS amount, 0 AS n FROM made),
      months AS (INSERT INTO month_count (${COLUMNS}, n) SELECT * FROM mark)
    ${KEPT} mark`,
    [keptAt],
  );
  return true;
};

/** Up to which instant there is something settled to be counted. */
const DUE: Sql = `SELECT max(until)::text AS due FROM touched WHERE NOT anchor AND until <= ${SETTLED}`;

/** Adds what some people add to each day and month at an instant; with a sign of -1, takes it away. */
const ADD = `${asKnownOfFew(ROWS, '$6::uuid[]', 'AS')},
  change AS (SELECT ${COLUMNS}, $7::int * n AS n FROM (${ROWS}) every),
  days AS (INSERT INTO day_count AS kept (${COLUMNS}, n) SELECT ${COLUMNS}, n FROM change
    ON CONFLICT (${COLUMNS}) DO UPDATE SET n = kept.n + EXCLUDED.n)
  ${monthsOf('change')} ON CONFLICT (${COLUMNS}) DO UPDATE SET n = kept.n + EXCLUDED.n`;

const addChanges = async (tx: Queries, from: string, to: string, people: readonly string[]): Promise<void> => {
  await tx.query(HASH_JOINS);
  await tx.query(NO_JIT);
  await tx.query(ADD, [...daysKnownAt(from), people, -1]);
  await tx.query(ADD, [...daysKnownAt(to), people, 1]);
  for (const table of ['day_count', 'month_count']) await tx.query(`DELETE FROM ${table} WHERE n = 0 AND "of" <> ''`);
};

const countAgain = async (
  tx: Queries,
  { keptAt }: UsableMarks,
  due: string,
  people: readonly string[],
): Promise<true> => {
  if (people.length > 0) await addChanges(tx, keptAt, due, people);
  await tx.query(`DELETE FROM touched WHERE NOT anchor AND until <= $1`, [due]);
  // of a batch that goes on, the first events are counted
  await tx.query(
    `UPDATE touched SET since = $1::timestamptz + interval '1 microsecond' WHERE NOT anchor AND since <= $1`,
    [due],
  );
  await tx.query(
    `WITH dropped AS (UPDATE touched SET id = gen_random_uuid(), since = $1 WHERE anchor RETURNING '${DEFINED} ' || id AS key),
      months AS (UPDATE month_count SET key = dropped.key FROM dropped WHERE "of" = '')
    UPDATE day_count SET key = dropped.key FROM dropped WHERE "of" = ''`,
    [due],
  );
  return true;
};
