import type { Type } from '@nestjs/common';
import type { DataSource, DataSourceOptions, EntityManager } from 'typeorm';

/** How a role connects to a database, whatever the schema. */
export type Connection = Extract<DataSourceOptions, { readonly type: 'postgres' }>;

/** The same database, with the given schema as the default one. */
export const inSchema = ({ extra, ...options }: Connection, schema: string, entities: readonly Type[]): Connection => {
  const former = (extra as { options?: string } | undefined)?.options ?? '';
  return {
    ...options,
    schema,
    entities: [...entities],
    extra: { ...(extra as object), options: `${former} -c search_path=${schema}`.trim() },
  };
};

/** The role in OWNER_DATABASE_URL must be able to create the schemas of sets. */
export class MayMakeNoSchema extends Error {
  override readonly name = 'MayMakeNoSchema';

  constructor() {
    super(
      'The role in OWNER_DATABASE_URL cannot create schemas, which a rebuild needs. Run: GRANT CREATE ON DATABASE … TO … (docs/guides/database-roles.md).',
    );
  }
}

/** Creates the schema, or uses an existing one. @throws MayMakeNoSchema */
export const makeSchema = async (db: DataSource, schema: string): Promise<void> => {
  const [{ there }] = (await db.query(`SELECT to_regnamespace($1) IS NOT NULL AS there`, [schema])) as [
    { there: boolean },
  ];
  if (there) return;
  await db.query(`CREATE SCHEMA ${schema}`).catch((error: { driverError?: { code?: string } }) => {
    throw error.driverError?.code === '42501' ? new MayMakeNoSchema() : error;
  });
};

/** With its tables, and nothing that depends on them: if a name still shows one of them, this fails and is rolled back. */
export const dropSchema = async (tx: Pick<EntityManager, 'query'>, schema: string): Promise<void> => {
  const [{ tables }] = (await tx.query(
    `SELECT string_agg(oid::regclass::text, ', ') AS tables FROM pg_class
     WHERE relkind = 'r' AND relnamespace = to_regnamespace($1)`,
    [schema],
  )) as [{ tables: string | null }];
  if (tables) await tx.query(`DROP TABLE ${tables}`);
  await tx.query(`DROP SCHEMA IF EXISTS ${schema}`);
};
