import type { DataSource, EntityManager } from 'typeorm';
import { dropSchema } from './schema.js';
import { SYSTEM_SCHEMA, schemaOf, type ViewSet } from './view-set.js';

/** The schema from which all readers read up to version 0.8. */
const NAMES = 'views';

/** Former names of tables, by the present one. */
export type FormerNames = Readonly<Record<string, string>>;

/** The database of version 0.8 cannot be used as it is, and must not be lost. */
export class CannotAdopt extends Error {
  override readonly name = 'CannotAdopt';
}

type Queries = Pick<EntityManager, 'query'>;

/**
 * Takes over the database of version 0.8: its live set becomes a set of this hash, with all rows, and tables that no
 * version reads are dropped. Missing tables are made and filled. One transaction, so a process that is killed here
 * leaves nothing half done.
 * @throws CannotAdopt
 */
export const adopt = async (kept: DataSource, set: DataSource, hash: string, former: FormerNames): Promise<void> => {
  if (!(await isOfVersion08(kept))) return;
  await kept.transaction(async (tx) => {
    await dropNames(tx);
    const sets = (await tx.query(`SELECT version, NULL AS hash, state FROM view_set`)) as ViewSet[];
    const live = sets.find(({ state }) => state === 'live');
    // its first start ended before it had made a set: this start makes one
    if (!live) return void (await tx.query(`ALTER TABLE view_set ADD COLUMN hash text`));
    for (const { version } of sets.filter((one) => one !== live)) {
      await dropSchema(tx, schemaOf({ hash: null, version }));
      await tx.query(`DELETE FROM view_set WHERE version = $1`, [version]);
    }
    const schema = schemaOf(live);
    for (const [db, where] of [
      [set, schema],
      [kept, SYSTEM_SCHEMA],
    ] as const)
      await renameTables(tx, db, where, former);
    await dropOthers(tx, set, schema);
    await tx.query(`ALTER SCHEMA ${schema} RENAME TO ${schemaOf({ hash, version: live.version })}`);
    await tx.query(`ALTER TABLE view_set ADD COLUMN hash text`);
    await tx.query(`UPDATE view_set SET hash = $1`, [hash]);
    await dropEmpty(tx, NAMES);
  });
};

const isOfVersion08 = async (kept: DataSource): Promise<boolean> => {
  const [{ sets, columns, table }] = (await kept.query(
    `SELECT to_regclass('${SYSTEM_SCHEMA}.view_set') IS NOT NULL AS sets,
       (SELECT count(*)::int FROM pg_attribute WHERE attrelid = to_regclass('${SYSTEM_SCHEMA}.view_set') AND attname = 'hash') AS columns,
       (SELECT relkind = 'r' FROM pg_class WHERE oid = to_regclass('${NAMES}.checkpoint')) AS table`,
  )) as [{ sets: boolean; columns: number; table: boolean | null }];
  if (table)
    throw new CannotAdopt('The views are those of a version before 0.4: start version 0.8 once, and then this.');
  return sets && columns === 0;
};

/** Drops the former views, and the policies that use them; those of this version are made afterwards. */
const dropNames = async (tx: Queries): Promise<void> => {
  const policies = (await tx.query(
    `SELECT format('%I ON %s', polname, polrelid::regclass) AS policy FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid
     WHERE polname = 'reads' AND relnamespace = '${SYSTEM_SCHEMA}'::regnamespace`,
  )) as { policy: string }[];
  for (const { policy } of policies) await tx.query(`DROP POLICY ${policy}`);
  const names = (await tx.query(
    `SELECT format('%I.%I', '${NAMES}', relname) AS name FROM pg_class
     WHERE relkind = 'v' AND relnamespace = to_regnamespace('${NAMES}')`,
  )) as { name: string }[];
  if (names.length === 0) return;
  await tx
    .query(`DROP VIEW ${names.map(({ name }) => name).join(', ')}`)
    .catch((error: { driverError?: Dependent }) => {
      if (error.driverError?.code !== '2BP01') throw error;
      throw new CannotAdopt(
        `The names in the schema ${NAMES} are gone in this version, and others use them (${error.driverError.detail}). Drop those, and make them again as docs/guides/database-roles.md says.`,
      );
    });
};

interface Dependent {
  readonly code?: string;
  readonly detail?: string;
}

/** Renames tables with their indexes, whose names depend on those of their tables, and with their checkpoints. */
const renameTables = async (tx: Queries, db: DataSource, schema: string, former: FormerNames): Promise<void> => {
  for (const { tableName, indices } of db.entityMetadatas) {
    const from = former[tableName];
    if (from === undefined || !(await isThere(tx, schema, from))) continue;
    await tx.query(`ALTER TABLE ${schema}.${from} RENAME TO ${tableName}`);
    for (const { name, givenName, columns, where } of indices) {
      const before = db.namingStrategy.indexName(
        from,
        columns.map(({ databasePath }) => databasePath),
        where,
      );
      if (!givenName) await tx.query(`ALTER INDEX IF EXISTS ${schema}."${before}" RENAME TO "${name}"`);
    }
    for (const table of ['checkpoint', 'parked'])
      if (await isThere(tx, schema, table))
        await tx.query(`UPDATE ${schema}.${table} SET name = $1 WHERE name = $2`, [tableName, from]);
  }
};

const isThere = async (tx: Queries, schema: string, table: string): Promise<boolean> => {
  const [{ exists }] = (await tx.query(`SELECT to_regclass($1) IS NOT NULL AS exists`, [`${schema}.${table}`])) as [
    { exists: boolean },
  ];
  return exists;
};

/** The tables of earlier versions. */
const dropOthers = async (tx: Queries, set: DataSource, schema: string): Promise<void> => {
  const ours = set.entityMetadatas.map(({ tableName }) => tableName);
  const others = (await tx.query(
    `SELECT format('%I.%I', $1::text, relname) AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = $1::regnamespace AND relname <> ALL ($2)`,
    [schema, ours],
  )) as { name: string }[];
  for (const { name } of others) await tx.query(`DROP TABLE ${name}`);
  for (const table of ['checkpoint', 'parked'])
    if (await isThere(tx, schema, table))
      await tx.query(`DELETE FROM ${schema}.${table} WHERE name <> ALL ($1)`, [ours]);
};

/** Drops the schema, unless an administrator owns it or it contains other objects. */
const dropEmpty = async (tx: Queries, schema: string): Promise<void> => {
  const [{ empty }] = (await tx.query(
    `SELECT EXISTS (SELECT FROM pg_namespace it WHERE nspname = $1 AND pg_has_role(nspowner, 'MEMBER')
       AND NOT EXISTS (SELECT FROM pg_class WHERE relnamespace = it.oid)
       AND NOT EXISTS (SELECT FROM pg_proc WHERE pronamespace = it.oid)) AS empty`,
    [schema],
  )) as [{ empty: boolean }];
  if (empty) await tx.query(`DROP SCHEMA ${schema}`);
};
