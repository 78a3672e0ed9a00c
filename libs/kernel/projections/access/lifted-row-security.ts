import type { DataSource } from 'typeorm';

/**
 * Row security of a set under construction is off, since COPY is refused where it is on. Nobody but who builds the set can
 * enter its schema; the policies of its tables stay, and count again before the set is opened.
 */
const turn = async (set: DataSource, how: 'DISABLE' | 'ENABLE'): Promise<void> => {
  const { schema } = set.options as { readonly schema: string };
  const paths = set.entityMetadatas.map(({ tableName }) => `"${schema}"."${tableName}"`);
  await set.query(paths.map((path) => `ALTER TABLE ${path} ${how} ROW LEVEL SECURITY`).join(';\n'));
};

export const liftRowSecurity = (set: DataSource): Promise<void> => turn(set, 'DISABLE');
export const restoreRowSecurity = (set: DataSource): Promise<void> => turn(set, 'ENABLE');
