import type { DataSource } from 'typeorm';
import { changedSince, HASH_JOINS, NO_JIT } from './changed-since.js';
import { BY_DAY, DEFINED, EVERY_DAY, OF_ANY_DAY, ROWS } from './day-rows.js';
import type { Sql } from '../definitions/figure.js';
import { areUsable, readMarks, type Marks, type UsableMarks } from './marks.js';
import type { Queries } from './prepared.js';
import { monthOf } from './roll-up-query.js';
import { asKnownOfFew } from '../definitions/term-queries.js';

/**
 * What was recorded in the last seconds is not counted yet: commands that are carried out at once reach the log in another
 * order than that of their times, and what came late would have everything counted again. The anchor's `until` says how many
 * seconds: so long after 1970.
 */
const WINDOW: Sql = `coalesce((SELECT max(until) - timestamptz 'epoch' FROM touched WHERE anchor), interval '10 seconds')`;

/** Each clock that records may differ from that of the log by five minutes: what is later than this was parked, or rebuilt. */
const MAX_SKEW: Sql = `interval '10 minutes'`;

/** By how much the earliest late mark precedes what was counted, and a window that would have waited for it. */
const LATE: Sql = `SELECT extract(epoch FROM late)::float8 AS seconds,
    (CASE WHEN late <= ${MAX_SKEW} THEN least(${WINDOW} + 2 * late, ${MAX_SKEW} + interval '10 seconds')
      ELSE ${WINDOW} END)::text AS "window"
  FROM (SELECT $1::timestamptz - min(since) AS late FROM touched WHERE NOT anchor AND since <= $1::timestamptz) each`;

/**
 * Before the last of what has come, which a projector that is behind receives long after it was recorded. Once nothing has
 * come for as long as the window, before now.
 */
const settledBefore = (last: Sql, window: Sql): Sql => `coalesce($1::timestamptz,
  least(now(), CASE WHEN $2::float8 < extract(epoch FROM ${window}) THEN ${last} END) - ${window})`;

const ALL_TIME = { from: '-infinity', to: 'infinity', asOf: 'infinity' } as const;

/** The parameters of a count of all days, with what was known at an instant. */
export const daysKnownAt = (instant: string): unknown[] => [ALL_TIME.from, ALL_TIME.to, ALL_TIME.asOf, instant, '[]'];

const COLUMNS = 'upper, "of", key, lower, amount';
const KEPT = `INSERT INTO day_count (${COLUMNS}, n) SELECT ${COLUMNS}, n FROM`;
const monthsOf = (days: Sql): Sql => `INSERT INTO month_count AS kept (${COLUMNS}, n)
  SELECT ${monthOf('upper')}, "of", key, ${monthOf('lower')}, amount, sum(n) FROM ${days} GROUP BY 1, 2, 3, 4, 5`;

/** What was counted: nothing, because nothing was settled; what has changed; or everything. */
export interface RolledUp {
  readonly counted: boolean;
  /** Everything, because something that came was recorded so many seconds before what had been counted. */
  readonly lateBy?: number;
}

/** How much is settled. */
export interface RollUpLimit {
  /** Seconds since the last change. */
  readonly idle?: number;
  /** Only what was recorded by this instant. */
  readonly by?: string;
}

/**
 * Brings the kept days of a set up to an instant: only the people who have changed are counted again. Marks made meanwhile
 * stay, because this transaction did not see them.
 */
export const rollUp = (db: DataSource, { idle = Infinity, by }: RollUpLimit = {}): Promise<RolledUp> =>
  db.transaction('REPEATABLE READ', async (tx) => {
    const settled = [by, idle];
    const marks = await readMarks(tx);
    if (!areUsable(marks)) return countAll(tx, marks, settled);
    const [{ due }] = (await tx.query(DUE, settled)) as [{ due: string | null }];
    if (due === null) return { counted: false };
    const people = await changedSince(tx, { ...ALL_TIME, knownAt: undefined }, marks);
    return people === 'all' ? countAll(tx, marks, settled) : countAgain(tx, marks, due, people);
  });

const SETTLED_FACTS: Sql = settledBefore('(SELECT max(at) FROM each)', '$3::interval');

/** Of all facts, the last instant that is settled, and the later ones. */
const INSTANTS: Sql = `WITH each AS (${[...BY_DAY, ...OF_ANY_DAY]
  .map((table) => `SELECT "recordedFrom" AS at FROM ${table} UNION ALL SELECT "recordedTo" FROM ${table}`)
  .join(' UNION ALL ')})
  SELECT coalesce(max(at) FILTER (WHERE at <= settled), '-infinity')::text AS "keptAt",
    min(at) FILTER (WHERE at > settled)::text AS since, max(at)::text AS until
  FROM each CROSS JOIN (SELECT ${SETTLED_FACTS} AS settled) bound`;

const countAll = async (tx: Queries, { keptAt: before }: Marks, settled: readonly unknown[]): Promise<RolledUp> => {
  const [{ seconds, window }] = (await tx.query(LATE, [before])) as [{ seconds: number | null; window: string }];
  for (const table of ['day_count', 'month_count', 'touched']) await tx.query(`DELETE FROM ${table}`);
  const [{ keptAt, since, until }] = (await tx.query(INSTANTS, [...settled, window])) as [
    { keptAt: string; since: string | null; until: string | null },
  ];
  await tx.query(`${KEPT} (${EVERY_DAY}) every`, daysKnownAt(keptAt));
  await tx.query(monthsOf('day_count'));
  if (since !== null)
    await tx.query(`INSERT INTO touched (id, since, until) VALUES (gen_random_uuid(), $1, $2)`, [since, until]);
  await tx.query(
    `WITH made AS (INSERT INTO touched (id, anchor, since, until)
        VALUES (gen_random_uuid(), true, $1, timestamptz 'epoch' + $2::interval) RETURNING id),
      mark AS (SELECT date '-infinity' AS upper, '' AS "of", '${DEFINED} ' || id AS key, date '-infinity' AS lower,
        0 AS amount, 0 AS n FROM made),
      months AS (INSERT INTO month_count (${COLUMNS}, n) SELECT * FROM mark)
    ${KEPT} mark`,
    [keptAt, window],
  );
  return { counted: true, ...(seconds === null ? {} : { lateBy: seconds }) };
};

/** One delay does not count for ever: the window shrinks by a thousandth of the time that passes, to the ten seconds. */
const SHRUNK: Sql = `CASE WHEN isfinite(since)
  THEN greatest(timestamptz 'epoch' + interval '10 seconds', until - ($1::timestamptz - since) / 1000) ELSE until END`;

/** Up to which instant there is something settled to be counted. */
const DUE: Sql = `SELECT max(until)::text AS due FROM touched WHERE NOT anchor
  AND until <= ${settledBefore('(SELECT max(until) FROM touched WHERE NOT anchor)', WINDOW)}`;

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
): Promise<RolledUp> => {
  if (people.length > 0) await addChanges(tx, keptAt, due, people);
  await tx.query(`DELETE FROM touched WHERE NOT anchor AND until <= $1`, [due]);
  // of a batch that goes on, the first events are counted
  await tx.query(
    `UPDATE touched SET since = $1::timestamptz + interval '1 microsecond' WHERE NOT anchor AND since <= $1`,
    [due],
  );
  await tx.query(
    `WITH dropped AS (UPDATE touched SET id = gen_random_uuid(), since = $1, until = ${SHRUNK} WHERE anchor RETURNING '${DEFINED} ' || id AS key),
      months AS (UPDATE month_count SET key = dropped.key FROM dropped WHERE "of" = '')
    UPDATE day_count SET key = dropped.key FROM dropped WHERE "of" = ''`,
    [due],
  );
  return { counted: true };
};
