import { createHash } from 'node:crypto';
import type { Cells, Sql } from '../definitions/figure.js';
import { FIGURES } from '../definitions/figures.js';
import { asKnownFor, factTablesIn } from '../definitions/term-queries.js';

/** The name under which the days of some cells, or of their base, are kept. */
export const countNameOf = (cells: Cells): string => NAMES.get(cells)!;
export const baseCountNameOf = (cells: Cells): string => `${countNameOf(cells)}/base`;

const DAILY = FIGURES.flatMap(({ id, version, cells }) =>
  cells.flatMap((some, index) => (some.daily || some.dailyBase ? [{ some, name: `${id}v${version}/${index}` }] : [])),
);
const NAMES = new Map(DAILY.map(({ some, name }) => [some, name]));

/** Standing counts, for which every day from the first counts. */
export const STANDING: readonly string[] = DAILY.flatMap(({ some, name }) => (some.daily === 'standing' ? [name] : []));

const rowsOf = (
  name: string,
  sql: Sql,
  { daily, sum, percentiles, changed }: Pick<Cells, 'daily' | 'sum' | 'percentiles' | 'changed'>,
  key: Sql,
): Sql => {
  if (daily === 'standing')
    return `SELECT '${name}' AS "of", "happenedOn" AS lower, "happenedOn" AS upper, key, 0 AS amount,
      sum(n)::float8 AS n FROM (${changed!}) changed GROUP BY 2, 3, 4 HAVING sum(n) <> 0`;
  if (daily === 'spans')
    return `SELECT '${name}' AS "of", lower, upper, key, 0 AS amount, sum(n)::float8 AS n FROM (${changed!}) changed
      WHERE lower IS NOT NULL AND upper IS NOT NULL GROUP BY 2, 3, 4 HAVING sum(n) <> 0`;
  const amount = percentiles ? 'amount::int' : '0';
  const often = sum ? 'sum(amount)' : 'count(*)';
  const group = `GROUP BY 2, 3, 4, 5`;
  if (daily === 'facts')
    return `SELECT '${name}' AS "of", "happenedOn" AS lower, "happenedOn" AS upper, ${key} AS key, ${amount} AS amount,
      ${often}::float8 AS n FROM (${sql}) counted ${group}`;
  const each = `SELECT DISTINCT ${key} AS key, entity, ${amount} AS amount, "happenedOn" AS upper FROM (${sql}) counted`;
  const again = `SELECT *, lag(upper) OVER (PARTITION BY key, entity ORDER BY upper) AS lower FROM (${each}) each`;
  return `SELECT '${name}' AS "of", at AS lower, upper, key, amount, sum(n)::float8 AS n
    FROM (${again}) again CROSS JOIN LATERAL (VALUES (upper, 1), (lower, -1)) AS counts (at, n)
    WHERE at IS NOT NULL ${group}`;
};

/** What each day adds, over the names of fact-queries.ts. */
export const ROWS: Sql = DAILY.flatMap(({ some, name }) => {
  const { counted, daily, shareOf, countedOf, dailyBase = daily } = some;
  const base = shareOf ?? countedOf;
  return [
    ...(daily ? [rowsOf(name, counted, some, 'key')] : []),
    ...(base ? [rowsOf(`${name}/base`, base, { daily: dailyBase! }, `''`)] : []),
  ];
}).join('\nUNION ALL ');

/**
 * The tables behind the daily cells. Facts about a person have no day that counts, and the first entry of an assignment says
 * of all of its days what it is.
 */
const isOfAnyDay = (table: string): boolean => /^(person|link|assignment)_/.test(table);
export const BY_DAY = factTablesIn(ROWS).filter((table) => !isOfAnyDay(table));
export const OF_ANY_DAY = factTablesIn(ROWS).filter(isOfAnyDay);

/** What each day adds: run with all time as the period. */
export const EVERY_DAY: Sql = `${asKnownFor(ROWS)} SELECT * FROM (${ROWS}) every`;

/** Another definition needs other counts, and another version: each count leaves a new anchor. */
export const DEFINED = createHash('sha256').update(`as known at an instant ${EVERY_DAY}`).digest('hex').slice(0, 16);

/** `related`: some subjects, with every record ever linked to theirs. */
export const relatedTo = (subjects: Sql): Sql => `link AS (
    SELECT subject AS one, "keptSurvivorId" AS other FROM link_fact WHERE "keptSurvivorId" IS NOT NULL
    UNION SELECT "keptSurvivorId", subject FROM link_fact WHERE "keptSurvivorId" IS NOT NULL
  ), related AS (
    SELECT subject FROM (${subjects}) these
    UNION SELECT link.other FROM related JOIN link ON link.one = related.subject
  )`;
