import type { Figure } from './figure.js';
import type { Queries } from './prepared.js';
import { tablesIn } from './terms.js';

/** Of which facts a figure is made. */
export const tablesOf = ({ cells, countsOverdue }: Figure): readonly string[] => {
  const sql = cells.flatMap(({ counted, shareOf, countedOf }) => [counted, shareOf ?? countedOf ?? '']);
  return tablesIn([...sql, countsOverdue ? 'task' : ''].join(' '));
};

/** Of each figure, how many people something is parked of that it would count. */
export const incompleteIn = async (tx: Queries, figures: readonly Figure[]): Promise<ReadonlyMap<string, number>> => {
  const parked: { name: string; subject: string }[] = await tx.query(
    `SELECT DISTINCT name, coalesce(subject::text, stream) AS subject FROM views.parked`,
  );
  return new Map(
    figures.map((figure) => {
      const read = new Set(tablesOf(figure));
      return [figure.id, new Set(parked.flatMap(({ name, subject }) => (read.has(name) ? [subject] : []))).size];
    }),
  );
};
