import type { DataSource } from 'typeorm';
import { cellsOf } from './cells.js';
import { DailyCells } from './daily-cells.js';
import type { Cell, Cells, Figure } from './figure.js';
import { incompleteIn } from './incomplete.js';
import { parametersOf } from './parameters.js';
import type { Asked } from './period.js';
import { prepared, type Queries } from './prepared.js';
import { staleDays } from './roll-up.js';

type Counted = Pick<Cell, 'value' | 'numerator' | 'base'>;

export interface Computed {
  readonly figure: Figure;
  readonly cells: readonly (Cell & { readonly previous: Counted | null })[];
  /** People of whom something is parked that the figure would count. */
  readonly incomplete: number;
}

/** All of them, and those of another period, from one snapshot, so that they fit together whatever is being recorded meanwhile. */
export const compute = (db: DataSource, figures: readonly Figure[], asked: Asked, other?: Asked): Promise<Computed[]> =>
  db.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('SET TRANSACTION READ ONLY');
    const tx = await prepared(manager);
    // all that does not wait for an answer is asked at once: to and fro takes longer than most of them
    const stale = staleDays(tx);
    const counters = Promise.all([counter(tx, figures, asked, stale), other && counter(tx, figures, other, stale)]);
    const [incomplete, [now, before]] = await Promise.all([incompleteIn(tx, figures), counters]);
    const cellsIn = async (some: Cells) => (before ? beside(some, now, before) : alone(await now(some)));
    return Promise.all(
      figures.map(async (figure) => ({
        figure,
        cells: (await Promise.all(figure.cells.map(cellsIn))).flat(),
        incomplete: incomplete.get(figure.id)!,
      })),
    );
  });

/** Counts cells of one kind; those of these keys also where there is nothing to count. */
type Counter = (some: Cells, keys?: readonly string[]) => Promise<readonly Cell[]>;

/** What is asked as it is known now is added up from its days; what was known at an instant is counted. */
const counter = async (
  tx: Queries,
  figures: readonly Figure[],
  asked: Asked,
  found: Promise<readonly string[] | 'all'>,
): Promise<Counter> => {
  const told = parametersOf(tx, figures, asked);
  const stale = asked.knownAt ? 'all' : await found;
  const added = stale === 'all' ? undefined : DailyCells.of(tx, asked, stale);
  const [parameters, daily] = await Promise.all([told, added]);
  return async (some, keys = some.keys ?? []) => {
    if (some.daily && daily) return daily.cells(some, keys);
    if (!some.dailyBase || !daily) return cellsOf(tx, some, parameters, keys);
    return daily.withBase(some, await cellsOf(tx, numeratorsOf(some), parameters, keys));
  };
};

/** The same cells without what they are a part of. */
const numeratorsOf = ({ shareOf: _, countedOf: __, ...cells }: Cells): Cells => cells;

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
