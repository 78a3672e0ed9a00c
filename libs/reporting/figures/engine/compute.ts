import type { DataSource } from 'typeorm';
import { counter, type Counter } from './counter.js';
import type { Cell, Cells, Figure } from '../definitions/figure.js';
import { FIGURES } from '../definitions/figures.js';
import { incompleteIn } from './incomplete.js';
import { areUsable, readMarks, type UsableMarks } from './marks.js';
import type { FigureArguments } from '../definitions/period.js';
import { prepareQueries, type Queries } from './prepared.js';
import { streamsWithin } from './within.js';

type CellCount = Pick<Cell, 'value' | 'numerator' | 'base'>;

export interface ComputedFigure {
  readonly figure: Figure;
  readonly cells: readonly (Cell & { readonly previous: CellCount | null })[];
  /** How many people have parked streams that the figure would count. */
  readonly incomplete: number;
}

/** The cells of each figure. */
export type Counts = readonly ComputedFigure['cells'][];

/** A cache of counts: `what` is the key, `count` computes a missing value. */
export type CountCache = (what: string, count: () => Promise<Counts>) => Promise<Counts>;

/** All figures, with those of another period, from one snapshot, so that they match while events are being recorded. */
export const compute = (
  db: DataSource,
  figures: readonly Figure[],
  args: FigureArguments,
  other?: FigureArguments,
  keep: CountCache = (_, count) => count(),
): Promise<ComputedFigure[]> =>
  db.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('SET TRANSACTION READ ONLY');
    const tx = await prepareQueries(manager);
    const [marks, incomplete] = await Promise.all([readMarks(tx), incompleteIn(tx, figures)]);
    const cacheKey = JSON.stringify([marks.version, figures.map(({ id }) => id), args, other]);
    const count = () => countIn(tx, figures, areUsable(marks) ? marks : undefined, args, other);
    // a set has no version of its own before its days are counted for the first time
    const counts = await (marks.keptAt === null ? count() : keep(cacheKey, count));
    return figures.map((figure, index) => ({
      figure,
      cells: counts[index]!,
      incomplete: incomplete.get(figure.id)!,
    }));
  });

/**
 * The whole service is summed from the days, and a part of the work is counted. So are some figures as known at an
 * instant, since that takes less time than to find everybody who has changed, and each kind of cell for a release.
 */
const countIn = async (
  tx: Queries,
  figures: readonly Figure[],
  marks: UsableMarks | undefined,
  args: FigureArguments,
  other?: FigureArguments,
): Promise<Counts> => {
  const all = figures.flatMap(({ cells }) => cells);
  const late = all.some(({ countsOverdue }) => countsOverdue);
  // independent queries are sent at once: the round trip takes longer than most of them
  const isCounted = args.filter || (args.knownAt && figures.length !== FIGURES.length);
  const kept = isCounted ? undefined : marks;
  // each looks for its own people: of those who have changed up to the later day, there may be too many
  const counterFor = async (days: FigureArguments) => counter(tx, late, days, kept, await streamsWithin(tx, days));
  const [now, before] = await Promise.all([counterFor(args), other && counterFor(other)]);
  const found = await now(all.map((cells) => ({ cells, keys: cells.keys ?? [] })));
  const shown = before ? await withPrevious(all, found, now, before) : found.map(withoutPrevious);
  const cells = new Map(all.map((one, index) => [one, shown[index]!]));
  return figures.map((figure) => figure.cells.flatMap((one) => cells.get(one)!));
};

const withoutPrevious = (cells: readonly Cell[]): ComputedFigure['cells'] =>
  cells.map((cell) => ({ ...cell, previous: null }));

const keysOf = (cells: readonly Cell[]): readonly string[] => cells.map(({ key }) => key);

/** A cell that was found in only one of the two periods is shown for both. */
const withPrevious = async (
  all: readonly Cells[],
  found: readonly (readonly Cell[])[],
  now: Counter,
  before: Counter,
): Promise<readonly ComputedFigure['cells'][]> => {
  const previous = await before(
    all.map((cells, index) => ({ cells, keys: cells.percentiles ? (cells.keys ?? []) : keysOf(found[index]!) })),
  );
  const more = all.flatMap((cells, index) =>
    cells.percentiles || previous[index]!.length === found[index]!.length
      ? []
      : [{ cells, keys: keysOf(previous[index]!) }],
  );
  const again = new Map((await now(more)).map((rows, index) => [more[index]!.cells, rows]));
  return all.map((one, index) =>
    (again.get(one) ?? found[index]!).map((cell) => {
      const { value, numerator, base } = previous[index]!.find(({ key }) => key === cell.key)!;
      return { ...cell, previous: { value, numerator, base } };
    }),
  );
};
