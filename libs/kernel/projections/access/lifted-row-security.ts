import type { DataSource, EntityManager } from 'typeorm';

type Queries = Pick<EntityManager, 'query'>;

/**
 * For a set under construction, since COPY is refused where row security is on. Only the owner and the projector may enter
 * the schema; the policies of its tables stay, and count again before the set is opened.
 */
export const liftRowSecurity = async (set: DataSource): Promise<void> => {
  const { schema } = set.options as { readonly schema: string };
  const paths = set.entityMetadatas.map(({ tableName }) => `"${schema}"."${tableName}"`);
  await set.query(paths.map((path) => `ALTER TABLE ${path} DISABLE ROW LEVEL SECURITY`).join(';\n'));
};

/** Tables without row security, or whose owner it does not bind, and whether this role may change them. */
const UNSECURED = `
  SELECT format('%I.%I', $1::text, relname) AS path, pg_has_role(relowner, 'USAGE') AS ours FROM pg_class
  WHERE relnamespace = to_regnamespace($1) AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)`;

/**
 * Turns it on where it is off, and locks no other table.
 * @returns whether it is on for every table of the schema now: only a table's owner can turn it on
 */
export const restoreRowSecurity = async (db: Queries, schema: string): Promise<boolean> => {
  const unsecured = (await db.query(UNSECURED, [schema])) as { path: string; ours: boolean }[];
  if (unsecured.some(({ ours }) => !ours)) return false;
  for (const { path } of unsecured)
    await db.query(`ALTER TABLE ${path} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  return true;
};
