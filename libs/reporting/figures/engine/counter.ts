import { cellsOf, type CellRequest } from './cells.js';
import { changedSince } from './changed-since.js';
import { DailyCells } from './daily-cells.js';
import type { Cell, Cells } from '../definitions/figure.js';
import { FIGURES } from '../definitions/figures.js';
import { overdueAsOf } from './overdue.js';
import type { Overdue } from '../definitions/parameters.js';
import { parametersOf } from '../definitions/parameters.js';
import type { FigureArguments } from '../definitions/period.js';
import type { UsableMarks } from './marks.js';
import type { Queries } from './prepared.js';

/** Counts the cells of one period; the given keys appear even when they count nothing. */
export type Counter = (wanted: readonly CellRequest[]) => Promise<readonly (readonly Cell[])[]>;

/** For what is added to kept days: one plan for all periods, which a connection makes once, as long as counting takes. */
const FOR_FEW = [`SET LOCAL plan_cache_mode = force_generic_plan`];

/** For everything: memory to sort and hash, plans that know the period, and no JIT compilation for a single query. */
const FOR_MANY = [
  `SET LOCAL work_mem = '32MB'`,
  `SET LOCAL plan_cache_mode = force_custom_plan`,
  `SET LOCAL jit = off`,
];

const ALL = FIGURES.flatMap(({ cells }) => cells).length;

/**
 * Sums the cells that are kept by day, if the kept days can be used; counts all others.
 * @param late whether overdue tasks will be needed
 * @param marks of kept days that can be used
 * @param within the only streams whose facts count
 */
export const counter = async (
  tx: Queries,
  late: boolean,
  args: FigureArguments,
  marks: UsableMarks | undefined,
  within?: readonly string[],
): Promise<Counter> => {
  const overdue = late ? overdueAsOf(tx, args) : Promise.resolve([]);
  // if another query fails first, no one awaits this one, and its failure must not be unhandled
  overdue.catch(() => undefined);
  const daily = marks && (await dailyCells(tx, args, marks));
  const countCells = (some: readonly CellRequest[], tasks: readonly Overdue[] = []) =>
    cellsOf(
      tx,
      some.map(({ cells, keys }) => ({ cells: cells.dailyBase && daily ? numeratorsOf(cells) : cells, keys })),
      parametersOf(args, tasks),
      within,
    );
  return async (wanted) => {
    const due = wanted.filter(({ cells }) => !(cells.daily && daily) && !cells.countsOverdue);
    // all together, or each alone: that limits the number of statements to plan and cache
    const parts = wanted.length === ALL ? [due] : due.map((one) => [one]);
    const counting = () => Promise.all(parts.map((part) => countCells(part)));
    const rows = (await withSettings(tx, daily ? FOR_FEW : FOR_MANY, counting)).flat();
    return Promise.all(
      wanted.map(async (one) => {
        const { cells, keys } = one;
        if (cells.daily && daily) return daily.cells(cells, keys);
        const found = cells.countsOverdue ? (await countCells([one], await overdue))[0]! : rows[due.indexOf(one)]!;
        return cells.dailyBase && daily ? daily.withBase(cells, found) : found;
      }),
    );
  };
};

/** Undefined if they cannot be summed. */
const dailyCells = async (tx: Queries, args: FigureArguments, marks: UsableMarks): Promise<DailyCells | undefined> => {
  const find = () => changedSince(tx, args, marks);
  const changed = await (args.knownAt ? withSettings(tx, FOR_MANY, find) : find());
  if (changed === 'all') return undefined;
  return withSettings(tx, FOR_FEW, () => DailyCells.of(tx, args, marks.keptAt, changed));
};

/** The settings are sent first, with the queries of the work. */
const withSettings = async <Result>(
  tx: Queries,
  settings: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> => {
  const setting = Promise.all(settings.map((one) => tx.query(one)));
  const [result] = await Promise.all([work(), setting]);
  return result;
};

/** Some cells without their bases: one object for each, since the SQL of cells is kept by object. */
const numeratorsOf = (some: Cells): Cells => {
  const { shareOf: _, countedOf: __, ...cells } = some;
  const bare = BARE.get(some) ?? cells;
  BARE.set(some, bare);
  return bare;
};
const BARE = new WeakMap<Cells, Cells>();
