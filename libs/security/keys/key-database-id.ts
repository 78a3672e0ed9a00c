import type { KeyDatabase } from './key-database.js';

type Queries = Pick<KeyDatabase, 'query'>;

/** SQLSTATE class of a table or column that does not exist: the database is another one, or of another version. */
const UNDEFINED_NAME = /^42/;

const unlessUndefined =
  <Value>(otherwise: Value) =>
  (error: unknown): Value => {
    if (UNDEFINED_NAME.test((error as { code?: string }).code ?? '')) return otherwise;
    throw error;
  };

/**
 * Made with the tables; every backup and every move carries it along. Empty where a database has none.
 * @throws KeysUnavailable
 */
export const keyDatabaseId = async ({ query }: Queries): Promise<string> => {
  const [row] = await query<{ id: string }>('SELECT database_id AS id FROM epoch').catch(unlessUndefined([]));
  return row?.id ?? '';
};

/**
 * For a backup from a version before 0.9.0, which had no id: its tables got a new one.
 * @returns false for a role that may not
 */
export const renameKeyDatabase = async ({ query }: Queries, id: string): Promise<boolean> => {
  const [row] = await query<{ may: boolean }>(`SELECT has_column_privilege('epoch', 'database_id', 'UPDATE') AS may`);
  if (row!.may) await query('UPDATE epoch SET database_id = $1', [id]);
  return row!.may;
};

/** Whether it has this key, or has destroyed it. */
export const hasHeldKey = async ({ query }: Queries, id: string): Promise<boolean> => {
  const [row] = await query<{ held: boolean }>('SELECT EXISTS (SELECT FROM data_key WHERE id = $1) AS held', [
    id,
  ]).catch(unlessUndefined([]));
  return row?.held ?? false;
};
