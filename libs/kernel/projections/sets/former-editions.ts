import type { DataSource, EntityManager } from 'typeorm';
import { savedFingerprint } from './schema-fingerprint.js';

interface EditionComment {
  /** The index of the primary key, whose comment is no part of the fingerprint: a former version starts with the table as well. */
  readonly index: string;
  readonly edition: string;
  /** The fingerprint that the last version saved which knows of editions. */
  readonly by: string | undefined;
}

const noted = async (tx: EntityManager, tablePath: string): Promise<EditionComment | undefined> => {
  const [key] = (await tx.query(
    `SELECT indexrelid::regclass::text AS name, obj_description(indexrelid, 'pg_class') AS comment
     FROM pg_index WHERE indisprimary AND indrelid = $1::regclass`,
    [tablePath],
  )) as { name: string; comment: string | null }[];
  const [edition = '1', by] = key?.comment?.split(' ') ?? [];
  return key && { index: key.name, edition, by };
};

/**
 * Drops tables that no version from this one on fills: what an erasure removes must not stay in them. A former version that
 * comes back makes and fills them again.
 */
export const dropRetired = async (tx: EntityManager, schema: string, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    const [{ found }] = (await tx.query(`SELECT to_regclass($1)::text AS found`, [`${schema}.${name}`])) as [
      { found: string | null },
    ];
    if (found === null) continue;
    await tx.query(`DROP TABLE ${found}`);
    for (const table of ['checkpoint', 'parked'])
      await tx.query(`DELETE FROM ${schema}.${table} WHERE name = $1`, [name]);
  }
};

/**
 * Empties each table that no rebuild makes again, if its rows are of another edition than its class, or if a version that
 * knows of no editions filled it meanwhile: without a checkpoint it is filled again from the first event.
 */
export const emptyFormerEditions = async (kept: DataSource): Promise<void> => {
  for (const { target, tablePath, tableName } of kept.entityMetadatas) {
    const { edition } = target as { readonly edition?: number };
    if (edition === undefined) continue;
    await kept.transaction(async (tx) => {
      const before = await noted(tx, tablePath);
      if (!before) return;
      const isOurs = before.by === undefined || before.by === (await savedFingerprint(tx));
      if (before.edition === String(edition) && isOurs) return;
      await tx.query(`TRUNCATE ${tablePath}`);
      await tx.query(`DELETE FROM checkpoint WHERE name = $1`, [tableName]);
      await tx.query(`COMMENT ON INDEX ${before.index} IS '${edition}'`);
    });
  }
};

/**
 * Notes the editions once the fingerprint is saved. A version that knows no editions saves its own fingerprint, and
 * leaves this note.
 */
export const noteEditions = async (kept: DataSource): Promise<void> => {
  const by = await savedFingerprint(kept.manager);
  for (const { target, tablePath } of kept.entityMetadatas) {
    const { edition } = target as { readonly edition?: number };
    const before = edition === undefined ? undefined : await noted(kept.manager, tablePath);
    if (before && by) await kept.query(`COMMENT ON INDEX ${before.index} IS '${edition} ${by}'`);
  }
};
