import type { Type } from '@nestjs/common';
import type { DataSource, DataSourceOptions, EntityManager } from 'typeorm';
import { SYSTEM_SCHEMA } from './view-set.js';

/** How a role connects to a database, whatever the schema. */
export type DatabaseConnection = Extract<DataSourceOptions, { readonly type: 'postgres' }>;

/** A connection to the same database, with the given schema as the default one. */
export const inSchema = (
  { extra, ...options }: DatabaseConnection,
  schema: string,
  entities: readonly Type[],
): DatabaseConnection => {
  const former = (extra as { options?: string } | undefined)?.options ?? '';
  return {
    ...options,
    schema,
    entities: [...entities],
    extra: { ...(extra as object), options: `${former} -c search_path=${schema}`.trim() },
  };
};

/** Commits without waiting for the disk. A power cut loses only the last commits, never one before a commit that is kept. */
export const withoutWaiting = ({ extra, ...options }: DatabaseConnection): DatabaseConnection => {
  const former = (extra as { options?: string } | undefined)?.options ?? '';
  return { ...options, extra: { ...(extra as object), options: `${former} -c synchronous_commit=off`.trim() } };
};

/** A connection for readers: each of their transactions finds the live set, and outside of one there are no views. */
export const forReaders = (connection: DatabaseConnection, entities: readonly Type[]): DatabaseConnection => {
  const { schema: _, ...options } = inSchema(connection, SYSTEM_SCHEMA, entities);
  return options;
};

/** The role in OWNER_DATABASE_URL must be able to create the schemas of sets. */
export class SchemaCreationDenied extends Error {
  override readonly name = 'SchemaCreationDenied';

  constructor() {
    super(
      'The role in OWNER_DATABASE_URL cannot create schemas, which a rebuild needs. Run: GRANT CREATE ON DATABASE … TO … (docs/guides/database-roles.md).',
    );
  }
}

/** Creates the schema, or uses an existing one. @throws SchemaCreationDenied */
export const makeSchema = async (db: DataSource, schema: string): Promise<void> => {
  const [{ exists }] = (await db.query(`SELECT to_regnamespace($1) IS NOT NULL AS exists`, [schema])) as [
    { exists: boolean },
  ];
  if (exists) return;
  await db.query(`CREATE SCHEMA ${schema}`).catch((error: { driverError?: { code?: string } }) => {
    throw error.driverError?.code === '42501' ? new SchemaCreationDenied() : error;
  });
};

/** Drops a schema with all that is in it. If anything outside depends on it, this fails and is rolled back. */
export const dropSchema = async (tx: Pick<EntityManager, 'query'>, schema: string): Promise<void> => {
  for (const [kind, what] of Object.entries({ v: 'VIEW', r: 'TABLE' })) {
    const [{ all }] = (await tx.query(
      `SELECT string_agg(format('%I.%I', $1::text, relname), ', ') AS all FROM pg_class
       WHERE relkind = $2 AND relnamespace = to_regnamespace($1)`,
      [schema, kind],
    )) as [{ all: string | null }];
    if (all) await tx.query(`DROP ${what} ${all}`);
  }
  await tx.query(`DROP SCHEMA IF EXISTS ${schema}`);
};
