import type { Cell, Cells, Sql } from '../definitions/figure.js';
import type { Queries } from './prepared.js';
import { asKnownFor, asKnownWithin } from '../definitions/term-queries.js';

/** Cells of one kind, and which of them are shown even when they count nothing. */
export interface CellRequest {
  readonly cells: Cells;
  readonly keys: readonly string[];
}

interface Row {
  readonly of: number;
  readonly key: string;
  readonly value: number | null;
  readonly numerator: number;
  readonly base: number | null;
}

/**
 * Counts over the facts in one statement, which finds common parts once.
 * @param within the only streams whose facts count
 * @returns for each kind the cells that are always shown, in their order; then the others, the largest first
 */
export const cellsOf = async (
  tx: Queries,
  wanted: readonly CellRequest[],
  parameters: readonly unknown[],
  within?: readonly string[],
): Promise<readonly (readonly Cell[])[]> => {
  if (wanted.length === 0) return [];
  const keys = JSON.stringify(wanted.map((one) => one.keys));
  const sql = sqlOf(
    wanted.map(({ cells }) => cells),
    within !== undefined,
  );
  const rows: Row[] = await tx.query(sql, [...parameters, keys, ...(within ? [within] : [])]);
  return wanted.map(({ cells }, index) => rows.filter((row) => row.of === index).map((row) => cellOf(cells, row)));
};

const cellOf = ({ percentiles, shareOf }: Cells, { key, value, numerator, base }: Row): Cell => {
  if (percentiles) return { key, value, unit: 'days', numerator, base };
  if (shareOf === undefined) return { key, value: numerator, unit: 'number', numerator, base };
  return { key, value: base ? numerator / base : null, unit: 'share', numerator, base };
};

/** The cells that are always shown. */
const shownKeys = (of: number): Sql =>
  `(SELECT key, place FROM jsonb_array_elements_text($6::jsonb -> ${of}) WITH ORDINALITY AS shown (key, place)) shown`;

/** Facts appear once anyway, so they need no DISTINCT. */
const distinctUnlessDaily = ({ daily }: Cells, what: Sql): Sql => (daily === 'facts' ? what : `DISTINCT ${what}`);

const countOf = (cells: Cells, of: number): Sql => {
  const { counted, sum, shareOf, countedOf } = cells;
  const base = shareOf ?? countedOf;
  return `SELECT ${of} AS "of", key, NULL::float8 AS value, coalesce(sum(amount), 0)::float8 AS numerator,
      ${base ? `(SELECT count(${distinctUnlessDaily(cells, 'entity')})::int FROM (${base}) base)` : 'NULL::int'} AS base,
      place, -coalesce(sum(amount), 0)::float8 AS rank
    FROM ${shownKeys(of)} FULL JOIN (
      SELECT ${distinctUnlessDaily(cells, 'key, entity')}, ${sum ? 'amount' : '1 AS amount'} FROM (${counted}) counted
    ) each USING (key) GROUP BY key, place`;
};

/** A percentile between two amounts is interpolated. */
const spreadOf = ({ counted }: Cells, of: number): Sql =>
  `SELECT ${of} AS "of", key || '.' || part AS key, percentile_cont(at) WITHIN GROUP (ORDER BY amount) AS value,
      count(amount)::float8 AS numerator, count(amount)::int AS base, place, at::float8 AS rank
    FROM (${shownKeys(of)} FULL JOIN (SELECT DISTINCT key, entity, amount FROM (${counted}) counted) each USING (key))
      CROSS JOIN (VALUES ('median', 0.5), ('p90', 0.9)) AS parts (part, at)
    GROUP BY key, place, part, at`;

/** The SQL of each combination of cells, built once. */
const statements = new Map<string, Sql>();
const places = new WeakMap<Cells, number>();
let next = 0;
const placeOf = (cells: Cells): number => {
  const place = places.get(cells) ?? next++;
  places.set(cells, place);
  return place;
};

const sqlOf = (all: readonly Cells[], isParted: boolean): Sql => {
  const name = `${isParted} ${all.map(placeOf).join()}`;
  const sql = statements.get(name) ?? togetherOf(all, isParted);
  statements.set(name, sql);
  return sql;
};

const togetherOf = (all: readonly Cells[], isParted: boolean): Sql => {
  const each = all.map((cells, of) => (cells.percentiles ? spreadOf : countOf)(cells, of)).join('\nUNION ALL ');
  const known = isParted ? asKnownWithin(each, '$7::uuid[]') : asKnownFor(each);
  return `${known} SELECT "of", key, value, numerator, base FROM (${each}) cells ORDER BY "of", place, rank, key`;
};
