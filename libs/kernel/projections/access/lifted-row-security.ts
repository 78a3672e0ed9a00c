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

/** Tables without row security, or whose owner it does not bind; whose they are, and whether this role may change them. */
const UNSECURED = `
  SELECT format('%I.%I', $1::text, relname) AS path, pg_get_userbyid(relowner) AS owner,
    pg_has_role(relowner, 'USAGE') AS ours FROM pg_class
  WHERE relnamespace = to_regnamespace($1) AND relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity)
  ORDER BY relname`;

/** A table whose row security is off, and its owner, who alone can turn it on. */
export interface ForeignTable {
  readonly path: string;
  readonly owner: string;
}

/**
 * Turns it on where it is off, and locks no other table.
 * @returns the tables of others for which it is off; then it stays off for ours as well
 */
export const restoreRowSecurity = async (db: Queries, schema: string): Promise<readonly ForeignTable[]> => {
  const unsecured = (await db.query(UNSECURED, [schema])) as (ForeignTable & { ours: boolean })[];
  const foreign = unsecured.filter(({ ours }) => !ours);
  if (foreign.length > 0) return foreign;
  for (const { path } of unsecured)
    await db.query(`ALTER TABLE ${path} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  return [];
};
