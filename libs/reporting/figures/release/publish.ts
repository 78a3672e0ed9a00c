import type { DataSource } from 'typeorm';
import type { Settings } from '#kernel/decider';
import { compute } from '../engine/compute.js';
import type { Figure } from '../definitions/figure.js';
import { FIGURES } from '../definitions/figures.js';
import { figureArguments, calendarYear, type FigureArguments } from '../definitions/period.js';
import { baseNameOf, evidenceOf } from './evidence.js';
import { lastMonthEnd, lastReleasedYear } from './grid.js';
import { releaseCode, type Release, type ReleaseKeys } from './release-code.js';
import { releaseTables, type CountedTable, type ReleasedCell } from './release-table.js';

/** Years before that are not released: the service did not exist. */
const FIRST_YEAR = 2010;

/** Cells of one kind at a time, so that each counted cell is known with its kind. */
const EACH: readonly Figure[] = FIGURES.flatMap((figure) =>
  figure.cells.map((cells) => ({ ...figure, cells: [cells] })),
);
const PLACES = FIGURES.flatMap((figure) => figure.cells.map((_, index) => baseNameOf(figure, index)));

/** The cells of a year as known at an instant. */
export const countReleased = async (db: DataSource, args: FigureArguments): Promise<readonly ReleasedCell[]> => {
  const computed = await compute(db, EACH, args);
  const tables = computed.map(({ figure, cells }, index): CountedTable => {
    const [kind] = figure.cells;
    return { figure: figure.id, version: figure.version, base: PLACES[index]!, kind: kind!, cells };
  });
  return releaseTables(tables, await evidenceOf(db, FIGURES, args));
};

/** A question about a whole year as of its last day. */
export const ofYear = (year: number, knownAt: string, settings: Settings): FigureArguments =>
  figureArguments({ ...calendarYear(year), asOf: `${year}-12-31`, knownAt }, knownAt, settings);

/**
 * Releases each year once, in the month after its late entries at the earliest: the difference of two releases would be
 * about the few people who were recorded in between. A year of which no number could be shown is tried each month.
 * @returns the years that were tried
 */
export const publish = async (
  db: DataSource,
  kept: DataSource,
  { settings, keys }: { readonly settings: Settings; readonly keys: ReleaseKeys },
  now = new Date().toISOString(),
): Promise<readonly number[]> => {
  const knownAt = lastMonthEnd(now);
  const done = (await kept.query(`SELECT DISTINCT year FROM released_cell WHERE NOT withheld OR "knownAt" >= $1`, [
    knownAt,
  ])) as { year: number }[];
  const due = (await yearsKnown(db, knownAt, lastReleasedYear(knownAt))).filter(
    (year) => !done.some((one) => one.year === year),
  );
  for (const year of due) await publishYear({ db, kept, keys }, ofYear(year, knownAt, settings), { year, knownAt });
  return due;
};

const yearsKnown = async (db: DataSource, knownAt: string, last: number): Promise<readonly number[]> => {
  const facts = ['record_fact', 'prevention_fact', 'operation_fact'].map(
    (table) => `SELECT extract(year FROM "happenedOn")::int AS year FROM ${table} WHERE "recordedFrom" <= $1`,
  );
  const rows = (await db.query(`SELECT DISTINCT year FROM (${facts.join(' UNION ')}) known ORDER BY year`, [
    knownAt,
  ])) as { year: number }[];
  return rows.map(({ year }) => year).filter((year) => year >= FIRST_YEAR && year <= last);
};

interface Publishing {
  readonly db: DataSource;
  readonly kept: DataSource;
  readonly keys: ReleaseKeys;
}

const publishYear = async (
  { db, kept, keys }: Publishing,
  args: FigureArguments,
  { year, knownAt }: Omit<Release, 'cells'>,
): Promise<void> => {
  const cells = (await countReleased(db, args)).map((cell) => ({ ...cell, year, knownAt }));
  const code = releaseCode(keys, { year, knownAt, cells });
  await kept.transaction(async (manager) => {
    await manager.query(LOCK);
    await manager.query(INSERT, [JSON.stringify(cells), year, knownAt, code]);
  });
};

/** Of two projectors that release the same year, the first does: no code would prove the rows of both. */
const LOCK = `SELECT pg_advisory_xact_lock(hashtextextended('homeward release', 0))`;

const INSERT = `
  WITH due AS (
    SELECT $2::int AS year, $3::timestamptz AS "knownAt", $4::text AS code
    WHERE NOT EXISTS (SELECT FROM released_cell WHERE year = $2 AND (NOT withheld OR "knownAt" >= $3))
      AND NOT EXISTS (SELECT FROM release_code WHERE (year, "knownAt") = ($2, $3))),
  cells AS (
    INSERT INTO released_cell SELECT cell.* FROM due, jsonb_populate_recordset(NULL::released_cell, $1) cell)
  INSERT INTO release_code (year, "knownAt", code) SELECT year, "knownAt", code FROM due`;
