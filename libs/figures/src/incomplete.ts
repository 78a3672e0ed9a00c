import type { EntityManager } from 'typeorm';
import type { Figure, Sql } from './figure.js';
import { PARTS } from './terms.js';

const TABLE = /\bviews\.(\w+)/g;

/** The tables that some SQL reads, through all the names in it. */
const readIn = (sql: Sql, seen = new Set<string>()): ReadonlySet<string> => {
  const tables = new Set([...sql.matchAll(TABLE)].map(([, table]) => table!));
  for (const word of new Set(sql.match(/\w+/g))) {
    const part = PARTS[word];
    if (part === undefined || seen.has(word)) continue;
    seen.add(word);
    for (const table of readIn(part, seen)) tables.add(table);
  }
  return tables;
};

/** Of which facts a figure is made. */
export const tablesOf = ({ cells, countsOverdue }: Figure): readonly string[] => {
  const sql = cells.flatMap(({ counted, shareOf, countedOf }) => [counted, shareOf ?? countedOf ?? '']);
  return [...readIn([...sql, countsOverdue ? 'task' : ''].join(' '))];
};

/** Of each figure, how many people something is parked of that it would count. */
export const incompleteIn = async (
  tx: Pick<EntityManager, 'query'>,
  figures: readonly Figure[],
): Promise<ReadonlyMap<string, number>> => {
  const [there] = (await tx.query(`SELECT to_regclass('views.parked') AS parked`)) as [{ parked: string | null }];
  const parked: { name: string; subject: string }[] = there.parked
    ? await tx.query(`SELECT DISTINCT name, coalesce(subject::text, stream) AS subject FROM views.parked`)
    : [];
  return new Map(
    figures.map((figure) => {
      const read = new Set(tablesOf(figure));
      return [figure.id, new Set(parked.flatMap(({ name, subject }) => (read.has(name) ? [subject] : []))).size];
    }),
  );
};
