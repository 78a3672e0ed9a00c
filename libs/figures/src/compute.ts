import type { DataSource, EntityManager } from 'typeorm';
import { cellsOf } from './cells.js';
import type { Cell, Figure } from './figure.js';
import { incompleteIn } from './incomplete.js';
import { parametersOf } from './parameters.js';
import type { Asked } from './period.js';

type Counted = Pick<Cell, 'value' | 'numerator' | 'base'>;

export interface Computed {
  readonly figure: Figure;
  readonly cells: readonly (Cell & { readonly previous: Counted | null })[];
  /** People of whom something is parked that the figure would count. */
  readonly incomplete: number;
}

/** All of them, and those of another period, from one snapshot, so that they fit together whatever is being recorded meanwhile. */
export const compute = (db: DataSource, figures: readonly Figure[], asked: Asked, other?: Asked): Promise<Computed[]> =>
  db.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    const incomplete = await incompleteIn(tx, figures);
    const now = await counter(tx, figures, asked);
    const before = other && (await counter(tx, figures, other));
    const computed: Computed[] = [];
    for (const figure of figures) {
      const cells: Computed['cells'][number][] = [];
      for (const some of figure.cells)
        cells.push(...(before ? await beside(some, now, before) : alone(await now(some))));
      computed.push({ figure, cells, incomplete: incomplete.get(figure.id)! });
    }
    return computed;
  });

/** Counts cells of one kind; those of these keys also where there is nothing to count. */
type Counter = (some: Figure['cells'][number], keys?: readonly string[]) => Promise<readonly Cell[]>;

const counter = async (tx: EntityManager, figures: readonly Figure[], asked: Asked): Promise<Counter> => {
  const parameters = await parametersOf(tx, figures, asked);
  return (some, keys = some.keys ?? []) => cellsOf(tx, some, parameters, keys);
};

const alone = (cells: readonly Cell[]): Computed['cells'] => cells.map((cell) => ({ ...cell, previous: null }));

/** What is found in one of the two periods only is told of both. */
const beside = async (some: Figure['cells'][number], now: Counter, before: Counter): Promise<Computed['cells']> => {
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
