import type { Cell, Cells, Sql } from './figure.js';
import type { Queries } from './prepared.js';
import { asKnownFor } from './terms.js';

/** Cells of one kind, counted over the facts. */
export const cellsOf = async (
  tx: Queries,
  cells: Cells,
  parameters: readonly unknown[],
  keys: readonly string[],
): Promise<readonly Cell[]> => {
  const { shareOf, spread } = cells;
  const asked = [...parameters, keys];
  if (spread) return (await tx.query(sqlOf(cells), asked)) as Cell[];
  const rows: { key: string; numerator: number; base: number | null }[] = await tx.query(sqlOf(cells), asked);
  return rows.map(({ key, numerator, base }) =>
    shareOf === undefined
      ? { key, value: numerator, unit: 'number', numerator, base }
      : { key, value: base ? numerator / base : null, unit: 'share', numerator, base },
  );
};

/** The cells that are always shown. */
const SHOWN: Sql = 'shown AS (SELECT key, place FROM unnest($6::text[]) WITH ORDINALITY AS shown (key, place))';

/** What is named once need not be looked for twice. */
const distinct = ({ daily }: Cells, what: Sql): Sql => (daily === 'facts' ? what : `DISTINCT ${what}`);

/** The cells that are always shown first, in their order; then what else was found, the largest first. */
const countOf = (cells: Cells): Sql => {
  const { counted, adds, shareOf, countedOf } = cells;
  const base = shareOf ?? countedOf;
  const sql = `each AS (SELECT ${distinct(cells, 'key, thing')}, ${adds ? 'amount' : '1 AS amount'} FROM (${counted}) counted),
    ${SHOWN}
    SELECT key, coalesce(sum(amount), 0)::float8 AS numerator,
      ${base ? `(SELECT count(${distinct(cells, 'thing')})::int FROM (${base}) base)` : 'NULL::int'} AS base
    FROM shown FULL JOIN each USING (key) GROUP BY key, place ORDER BY place, numerator DESC, key`;
  return `${asKnownFor(sql)}, ${sql}`;
};

/** Between two amounts, where none lies in the middle, it is as far from both. */
const spreadOf = ({ counted }: Cells): Sql => {
  const sql = `each AS (SELECT DISTINCT key, thing, amount FROM (${counted}) counted),
    ${SHOWN}
    SELECT key || '.' || part AS key, percentile_cont(at) WITHIN GROUP (ORDER BY amount) AS value, 'days' AS unit,
      count(amount)::int AS numerator, count(amount)::int AS base
    FROM (shown FULL JOIN each USING (key)) CROSS JOIN (VALUES ('median', 0.5), ('p90', 0.9)) AS parts (part, at)
    GROUP BY key, place, part, at ORDER BY place, key, at`;
  return `${asKnownFor(sql)}, ${sql}`;
};

/** Told once for each kind of cells. */
const told = new WeakMap<Cells, Sql>();
const sqlOf = (cells: Cells): Sql => {
  const sql = told.get(cells) ?? (cells.spread ? spreadOf(cells) : countOf(cells));
  told.set(cells, sql);
  return sql;
};
