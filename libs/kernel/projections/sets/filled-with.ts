import type { DataSource } from 'typeorm';
import type { Type } from '@nestjs/common';
import { LOCK_LIMITS, givingWay } from './lock-timeout.js';

interface PrimaryKey {
  readonly name: string;
  readonly comment: string | null;
}

/**
 * Empties tables that were filled with another key, of which no value would ever be found: without a checkpoint they are
 * filled again from the first event. The key is noted by a mark in the comment of the primary key's constraint, which is no
 * part of the fingerprint of the schema. A table without a mark, as of a former version, is taken to be filled with this one.
 * @returns the names of the tables that were emptied
 */
export const emptyFilledOtherwise = async (
  kept: DataSource,
  views: readonly Type[],
  mark: string,
): Promise<readonly string[]> => {
  const emptied: string[] = [];
  for (const { tablePath, tableName } of views.map((view) => kept.getMetadata(view))) {
    const wasOtherwise = await givingWay(kept, LOCK_LIMITS, async (tx) => {
      const [key] = (await tx.query(
        `SELECT quote_ident(conname) AS name, obj_description(oid, 'pg_constraint') AS comment
         FROM pg_constraint WHERE contype = 'p' AND conrelid = $1::regclass`,
        [tablePath],
      )) as PrimaryKey[];
      if (!key || key.comment === mark) return false;
      if (key.comment !== null) {
        await tx.query(`TRUNCATE ${tablePath}`);
        await tx.query(`DELETE FROM checkpoint WHERE name = $1`, [tableName]);
      }
      await tx.query(`COMMENT ON CONSTRAINT ${key.name} ON ${tablePath} IS '${mark}'`);
      return key.comment !== null;
    });
    if (wasOtherwise) emptied.push(tableName);
  }
  return emptied;
};
