import type { DataSource } from 'typeorm';
import type { Figure } from '../definitions/figure.js';
import type { ReleasedCell } from './release-table.js';
import type { ReleasedQuestion } from './grid.js';

/** The cells of one figure; those that are always shown are withheld while nothing was released. */
export type ReleasedCells = readonly (ReleasedCell & { readonly previous: ReleasedCell | null })[];

const RELEASED_AT = `SELECT max("knownAt") AS "knownAt" FROM released_cell WHERE year = $1 AND "knownAt" <= $2`;
const RELEASED = `SELECT * FROM released_cell WHERE year = $1 AND "knownAt" = $2`;

/** A question, asked as of the last release before it, which may be long before the instant that was asked for. */
export const asReleased = async (db: DataSource, asked: ReleasedQuestion): Promise<ReleasedQuestion> => {
  const [row] = (await db.query(RELEASED_AT, [asked.year, asked.knownAt])) as { knownAt: Date | null }[];
  return { ...asked, knownAt: row?.knownAt?.toISOString() ?? asked.knownAt };
};

/** One release of a year, and beside it the one of another year. */
export const readReleased = async (
  db: DataSource,
  figures: readonly Figure[],
  asked: ReleasedQuestion,
  other?: ReleasedQuestion,
): Promise<ReadonlyMap<string, ReleasedCells>> => {
  const cellsReleasedFor = async ({ year, knownAt }: ReleasedQuestion): Promise<readonly ReleasedCell[]> =>
    db.query(RELEASED, [year, knownAt]);
  const [now, before] = await Promise.all([cellsReleasedFor(asked), other ? cellsReleasedFor(other) : undefined]);
  return new Map(
    figures.map((figure) => [
      figure.id,
      inOrder(figure, now).map((cell) => ({
        ...cell,
        previous: before
          ? (inOrder(figure, before).find(({ key }) => key === cell.key) ?? withholdCell(figure, cell))
          : null,
      })),
    ]),
  );
};

type CellName = Pick<ReleasedCell, 'key' | 'unit'>;

const withholdCell = ({ id, version }: Figure, { key, unit }: CellName): ReleasedCell => ({
  figure: id,
  version,
  key,
  unit,
  withheld: true,
  value: null,
  numerator: null,
  base: null,
});

/** The cells that are always shown in the order of the definition, then the others, the largest first. */
const inOrder = (figure: Figure, cells: readonly ReleasedCell[]): readonly ReleasedCell[] => {
  const own = cells.filter((cell) => cell.figure === figure.id && cell.version === figure.version);
  return figure.cells
    .flatMap(({ keys = [], percentiles, shareOf }) => {
      const unit = percentiles ? 'days' : shareOf ? 'share' : 'number';
      const shown = percentiles ? keys.flatMap((key) => [`${key}.median`, `${key}.p90`]) : keys;
      return shown.map((key) => own.find((cell) => cell.key === key) ?? withholdCell(figure, { key, unit }));
    })
    .concat(otherCells(figure, own));
};

const otherCells = (figure: Figure, own: readonly ReleasedCell[]): readonly ReleasedCell[] => {
  const named = new Set(
    figure.cells.flatMap(({ keys = [], percentiles }) =>
      percentiles ? keys.flatMap((key) => [`${key}.median`, `${key}.p90`]) : keys,
    ),
  );
  return own
    .filter(({ key }) => !named.has(key))
    .toSorted((one, other) => (other.numerator ?? 0) - (one.numerator ?? 0));
};
