import type { DataSource } from 'typeorm';

/**
 * Empties each table that no rebuild makes again, if its rows are of another edition than its class: without a checkpoint
 * it is filled again from the first event. The comment of its primary key notes the edition. No version compares it, so
 * a former version starts with the table as well.
 */
export const emptyFormerEditions = async (kept: DataSource): Promise<void> => {
  for (const { target, tablePath, tableName } of kept.entityMetadatas) {
    const { edition } = target as { readonly edition?: number };
    if (edition === undefined) continue;
    await kept.transaction(async (tx) => {
      const [key] = (await tx.query(
        `SELECT indexrelid::regclass::text AS name, obj_description(indexrelid, 'pg_class') AS edition
         FROM pg_index WHERE indisprimary AND indrelid = $1::regclass`,
        [tablePath],
      )) as { name: string; edition: string | null }[];
      if (!key || (key.edition ?? '1') === String(edition)) return;
      await tx.query(`TRUNCATE ${tablePath}`);
      await tx.query(`DELETE FROM checkpoint WHERE name = $1`, [tableName]);
      await tx.query(`COMMENT ON INDEX ${key.name} IS '${edition}'`);
    });
  }
};
