import type { Figure } from './figure.js';
import { overdueAsOf } from './overdue.js';
import type { Asked } from './period.js';
import type { Queries } from './prepared.js';

/** What stands for the names of as-known.ts. */
export const parametersOf = async (
  db: Queries,
  figures: readonly Figure[],
  asked: Asked,
): Promise<readonly unknown[]> => {
  const { from, to, asOf, knownAt = null } = asked;
  const plain = [from, to, asOf, knownAt];
  const overdue = figures.some(({ countsOverdue }) => countsOverdue)
    ? await overdueAsOf(db, [...plain, '[]'], asked)
    : [];
  return [...plain, JSON.stringify(overdue)];
};
