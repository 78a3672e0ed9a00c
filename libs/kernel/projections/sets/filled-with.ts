import type { DataSource } from 'typeorm';
import type { Type } from '@nestjs/common';
import { EMPTYING_LIMITS, givingWay } from './lock-timeout.js';

/** Where the comment of a table's primary key stands, with its name. */
const PRIMARY_KEY = `
  SELECT quote_ident(conname) AS name, obj_description(oid, 'pg_constraint') AS comment
  FROM pg_constraint WHERE contype = 'p' AND conrelid = $1::regclass`;

interface PrimaryKey {
  readonly name: string;
  readonly comment: string | null;
}

/** This process would find nothing in the index, and nobody would find what it adds. */
export class IndexOfAnotherKey extends Error {
  override readonly name = 'IndexOfAnotherKey';

  constructor() {
    super(
      'The index of the search was filled with another digest.key than this process has, so that it would find nobody. Give all processes the same digest.key, and start them again.',
    );
  }
}

/** The mark of each table; null for one without. */
export const marksOf = async (db: DataSource, views: readonly Type[]): Promise<readonly (string | null)[]> => {
  const keys = views.map((view) => db.query<PrimaryKey[]>(PRIMARY_KEY, [db.getMetadata(view).tablePath]));
  return (await Promise.all(keys)).map(([key]) => key?.comment ?? null);
};

/**
 * Empties tables that were filled with another key, of which no value would ever be found: without a checkpoint they are
 * filled again from the first event. The key is noted by a mark in the comment of the primary key's constraint, which is no
 * part of the fingerprint of the schema.
 * @param ours tables without a mark, as a former version filled them, which this key has filled
 * @returns the names of the tables that were emptied
 */
export const emptyFilledOtherwise = async (
  kept: DataSource,
  views: readonly Type[],
  mark: string,
  ours: ReadonlySet<Type> = new Set(),
): Promise<readonly string[]> => {
  const emptied: string[] = [];
  for (const view of views) {
    const { tablePath, tableName } = kept.getMetadata(view);
    const wasOtherwise = await givingWay(kept, EMPTYING_LIMITS, async (tx) => {
      const [key] = (await tx.query(PRIMARY_KEY, [tablePath])) as PrimaryKey[];
      if (!key || key.comment === mark) return false;
      const [{ isFilled }] = await tx.query(`SELECT EXISTS (SELECT FROM ${tablePath}) AS "isFilled"`);
      const isOther = key.comment !== null || (isFilled && !ours.has(view));
      if (isOther) {
        await tx.query(`TRUNCATE ${tablePath}`);
        await tx.query(`DELETE FROM checkpoint WHERE name = $1`, [tableName]);
      }
      await tx.query(`COMMENT ON CONSTRAINT ${key.name} ON ${tablePath} IS '${mark}'`);
      return isOther;
    });
    if (wasOtherwise) emptied.push(tableName);
  }
  return emptied;
};
