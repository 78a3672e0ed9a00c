import type { Type } from '@nestjs/common';
import type { DataSource, DataSourceOptions, EntityManager } from 'typeorm';

/** How a database is reached as some role, whatever the schema in it. */
export type Connection = Extract<DataSourceOptions, { readonly type: 'postgres' }>;

/** The same database, with another schema as the one that is meant where none is named. */
export const inSchema = ({ extra, ...options }: Connection, schema: string, entities: readonly Type[]): Connection => {
  const said = (extra as { options?: string } | undefined)?.options ?? '';
  return {
    ...options,
    schema,
    entities: [...entities],
    extra: { ...(extra as object), options: `${said} -c search_path=${schema}`.trim() },
  };
};

/** The role in OWNER_DATABASE_URL must be able to make the schemas of sets. */
export class MayMakeNoSchema extends Error {
  override readonly name = 'MayMakeNoSchema';

  constructor() {
    super(
      'Whoever owns the views may make no schema, and a rebuild makes one: GRANT CREATE ON DATABASE to that role (docs/database.md).',
    );
  }
}

/** Whoever may make none has been given it, or is told to ask for that. @throws MayMakeNoSchema */
export const makeSchema = async (db: DataSource, schema: string): Promise<void> => {
  const [{ there }] = (await db.query(`SELECT to_regnamespace($1) IS NOT NULL AS there`, [schema])) as [
    { there: boolean },
  ];
  if (there) return;
  await db.query(`CREATE SCHEMA ${schema}`).catch((error: { driverError?: { code?: string } }) => {
    throw error.driverError?.code === '42501' ? new MayMakeNoSchema() : error;
  });
};

/** With the tables in it, and nothing that depends on them: a name that still shows one of them is kept, and this undone. */
export const dropSchema = async (tx: Pick<EntityManager, 'query'>, schema: string): Promise<void> => {
  const [{ tables }] = (await tx.query(
    `SELECT string_agg(oid::regclass::text, ', ') AS tables FROM pg_class
     WHERE relkind = 'r' AND relnamespace = to_regnamespace($1)`,
    [schema],
  )) as [{ tables: string | null }];
  if (tables) await tx.query(`DROP TABLE ${tables}`);
  await tx.query(`DROP SCHEMA IF EXISTS ${schema}`);
};
