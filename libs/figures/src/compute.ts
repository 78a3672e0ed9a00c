import type { DataSource } from 'typeorm';
import { cellsOf } from './cells.js';
import { DailyCells } from './daily-cells.js';
import type { Cell, Cells, Figure } from './figure.js';
import { FIGURES } from './figures.js';
import { incompleteIn } from './incomplete.js';
import { overdueAsOf, type Overdue } from './overdue.js';
import { parametersOf } from './parameters.js';
import type { Asked } from './period.js';
import { prepared, type Queries } from './prepared.js';
import { marksIn, staleDays, type Marks } from './roll-up.js';

type Counted = Pick<Cell, 'value' | 'numerator' | 'base'>;

export interface Computed {
  readonly figure: Figure;
  readonly cells: readonly (Cell & { readonly previous: Counted | null })[];
  /** People of whom something is parked that the figure would count. */
  readonly incomplete: number;
}

/** Of each figure its cells. */
export type Counts = readonly Computed['cells'][];

/** Whoever remembers what was counted: told what it is of, and how to count it. */
export type Keep = (what: string, count: () => Promise<Counts>) => Promise<Counts>;

/** All of them, and those of another period, from one snapshot, so that they fit together whatever is being recorded meanwhile. */
export const compute = (
  db: DataSource,
  figures: readonly Figure[],
  asked: Asked,
  other?: Asked,
  keep: Keep = (_, count) => count(),
): Promise<Computed[]> =>
  db.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('SET TRANSACTION READ ONLY');
    const tx = await prepared(manager);
    const [marks, incomplete] = await Promise.all([marksIn(tx), incompleteIn(tx, figures)]);
    const what = JSON.stringify([marks.version, figures.map(({ id }) => id), asked, other]);
    const counts = await keep(what, () => countIn(tx, figures, marks, asked, other));
    return figures.map((figure, index) => ({
      figure,
      cells: counts[index]!,
      incomplete: incomplete.get(figure.id)!,
    }));
  });

const countIn = async (
  tx: Queries,
  figures: readonly Figure[],
  marks: Marks,
  asked: Asked,
  other?: Asked,
): Promise<Counts> => {
  // all that does not wait for an answer is asked at once: to and fro takes longer than most of them
  const stale = staleDays(tx, marks);
  const [now, before] = await Promise.all([
    counter(tx, figures, asked, stale),
    other && counter(tx, figures, other, stale),
  ]);
  const cellsIn = async (some: Cells) => (before ? beside(some, now, before) : alone(await now(some)));
  return Promise.all(figures.map(async ({ cells }) => (await Promise.all(cells.map(cellsIn))).flat()));
};

/** For whoever counts everything: room to sort and to hash in, and plans that know the period. */
const FOR_MANY = [`SET LOCAL work_mem = '32MB'`, `SET LOCAL plan_cache_mode = force_custom_plan`];

/** Counts cells of one kind; those of these keys also where there is nothing to count. */
type Counter = (some: Cells, keys?: readonly string[]) => Promise<readonly Cell[]>;

/** What is asked as it is known now is added up from its days; what was known at an instant is counted. */
const counter = async (
  tx: Queries,
  figures: readonly Figure[],
  asked: Asked,
  found: Promise<readonly string[] | 'all'>,
): Promise<Counter> => {
  const all = figures.flatMap(({ cells }) => cells);
  const overdue = all.some(({ countsOverdue }) => countsOverdue) ? overdueAsOf(tx, asked) : Promise.resolve([]);
  // nobody else waits for it: where something else fails nobody asks for it any more, and it may fail unheard
  overdue.catch(() => undefined);
  const stale = asked.knownAt ? 'all' : await found;
  const daily = stale === 'all' ? undefined : await DailyCells.of(tx, asked, stale);
  if (!daily) for (const setting of FOR_MANY) await tx.query(setting);
  const bare = (some: Cells): Cells => (some.dailyBase && daily ? numeratorsOf(some) : some);
  const counted = async (some: readonly Cells[], late: readonly Overdue[] = [], keys?: readonly string[]) =>
    cellsOf(tx, some.map((cells) => ({ cells: bare(cells), keys: keys ?? cells.keys ?? [] })), parametersOf(asked, late)); // prettier-ignore
  const due = all.filter((some) => !(some.daily && daily) && !some.countsOverdue);
  // all that may be asked together is asked together, so that there are few statements to plan and to keep
  const together = figures.length === FIGURES.length ? await counted(due) : undefined;
  return async (some, keys) => {
    if (some.daily && daily) return daily.cells(some, keys ?? some.keys ?? []);
    const kept = keys ? undefined : together?.[due.indexOf(some)];
    const cells = kept ?? (await counted([some], some.countsOverdue ? await overdue : [], keys))[0]!;
    return some.dailyBase && daily ? daily.withBase(some, cells) : cells;
  };
};

/** The same cells without what they are a part of. */
const numeratorsOf = (some: Cells): Cells => {
  const { shareOf: _, countedOf: __, ...cells } = some;
  const bare = BARE.get(some) ?? cells;
  BARE.set(some, bare);
  return bare;
};
const BARE = new WeakMap<Cells, Cells>();

const alone = (cells: readonly Cell[]): Computed['cells'] => cells.map((cell) => ({ ...cell, previous: null }));

/** What is found in one of the two periods only is told of both. */
const beside = async (some: Cells, now: Counter, before: Counter): Promise<Computed['cells']> => {
  const found = await now(some);
  const spread = some.spread === true;
  const previous = await before(some, spread ? some.keys : found.map(({ key }) => key));
  const cells =
    spread || previous.length === found.length
      ? found
      : await now(
          some,
          previous.map(({ key }) => key),
        );
  return cells.map((cell) => {
    const { value, numerator, base } = previous.find(({ key }) => key === cell.key)!;
    return { ...cell, previous: { value, numerator, base } };
  });
};
