import type { Figure } from '../definitions/figure.js';
import type { Queries } from './prepared.js';
import { factTablesIn } from '../definitions/term-queries.js';

/** Found once for each figure: its SQL is long. */
const found = new WeakMap<Figure, readonly string[]>();

/** The tables of the facts that a figure counts. */
export const factTablesOf = (figure: Figure): readonly string[] => {
  const tables = found.get(figure) ?? tablesNamedIn(figure);
  found.set(figure, tables);
  return tables;
};

const tablesNamedIn = ({ cells }: Figure): readonly string[] => {
  const sql = cells.flatMap(({ counted, shareOf, countedOf, countsOverdue }) => [
    counted,
    shareOf ?? countedOf ?? '',
    countsOverdue ? 'task' : '',
  ]);
  return factTablesIn(sql.join(' '));
};

/** For each figure, how many people have a parked stream that it would count. */
export const incompleteIn = async (tx: Queries, figures: readonly Figure[]): Promise<ReadonlyMap<string, number>> => {
  const parked: { name: string; subject: string }[] = await tx.query(
    `SELECT DISTINCT name, coalesce(subject::text, stream) AS subject FROM parked`,
  );
  return new Map(
    figures.map((figure) => {
      const read = new Set(factTablesOf(figure));
      return [figure.id, new Set(parked.flatMap(({ name, subject }) => (read.has(name) ? [subject] : []))).size];
    }),
  );
};
