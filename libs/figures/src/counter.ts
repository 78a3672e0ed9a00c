import { cellsOf, type Wanted } from './cells.js';
import { DailyCells } from './daily-cells.js';
import type { Cell, Cells } from './figure.js';
import { FIGURES } from './figures.js';
import { overdueAsOf, type Overdue } from './overdue.js';
import { parametersOf } from './parameters.js';
import type { Asked } from './period.js';
import type { Queries } from './prepared.js';

/** Counts cells of one period, of each kind those that are wanted even where there is nothing to count. */
export type Counter = (wanted: readonly Wanted[]) => Promise<readonly (readonly Cell[])[]>;

/** For whoever counts few: one plan for all periods, made once by each connection. To plan takes as long as to count. */
const FOR_FEW = [`SET LOCAL plan_cache_mode = force_generic_plan`];

/** For whoever counts everything: room to sort and to hash in, plans that know the period, and none compiled for one asking. */
const FOR_MANY = [
  `SET LOCAL work_mem = '32MB'`,
  `SET LOCAL plan_cache_mode = force_custom_plan`,
  `SET LOCAL jit = off`,
];

const ALL = FIGURES.flatMap(({ cells }) => cells).length;

/**
 * Adds up from days what is kept of them, where it is known which are `stale`; whatever else is wanted is counted.
 * @param late whether what is overdue will be wanted
 */
export const counter = async (
  tx: Queries,
  late: boolean,
  asked: Asked,
  found: Promise<readonly string[] | 'all'>,
): Promise<Counter> => {
  const overdue = late ? overdueAsOf(tx, asked) : Promise.resolve([]);
  // nobody else waits for it: where something else fails nobody asks for it any more, and it may fail unheard
  overdue.catch(() => undefined);
  const stale = await found;
  const setting = Promise.all((stale === 'all' ? FOR_MANY : FOR_FEW).map((one) => tx.query(one)));
  const [daily] = await Promise.all([stale === 'all' ? undefined : DailyCells.of(tx, asked, stale), setting]);
  const counted = (some: readonly Wanted[], told: readonly Overdue[] = []) =>
    cellsOf(
      tx,
      some.map(({ cells, keys }) => ({ cells: cells.dailyBase && daily ? numeratorsOf(cells) : cells, keys })),
      parametersOf(asked, told),
    );
  return async (wanted) => {
    const due = wanted.filter(({ cells }) => !(cells.daily && daily) && !cells.countsOverdue);
    // all together, or each alone: whatever is asked, there are few statements to plan and to keep
    const parts = wanted.length === ALL ? [due] : due.map((one) => [one]);
    const rows = (await Promise.all(parts.map((part) => counted(part)))).flat();
    return Promise.all(
      wanted.map(async (one) => {
        const { cells, keys } = one;
        if (cells.daily && daily) return daily.cells(cells, keys);
        const found = cells.countsOverdue ? (await counted([one], await overdue))[0]! : rows[due.indexOf(one)]!;
        return cells.dailyBase && daily ? daily.withBase(cells, found) : found;
      }),
    );
  };
};

/** The same cells without what they are a part of, told once of each. */
const numeratorsOf = (some: Cells): Cells => {
  const { shareOf: _, countedOf: __, ...cells } = some;
  const bare = BARE.get(some) ?? cells;
  BARE.set(some, bare);
  return bare;
};
const BARE = new WeakMap<Cells, Cells>();
