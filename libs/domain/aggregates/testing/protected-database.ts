import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { DataSource, type EntityMetadata } from 'typeorm';
import type { DatabaseRole } from '#embedded/postgres';
import { KeyDatabase } from '#security/keys';
import { toBatchConnection, tablesIn, tablesOf } from '#platform';
import { RowSecurityDataSource, TablesOwner, schemaHash, schemaOf } from '#kernel/projections';
import { templateDatabase } from '../../../kernel/projections/testing/database.js';
import { steps } from '../index.js';
import { RecordingClient } from './recording-client.js';

type LogsIn = Exclude<DatabaseRole, 'eventstore'>;

export const HASH = schemaHash(tablesIn(steps).set);

/** The schema of the set that is live after a first start. */
export const LIVE = schemaOf({ hash: HASH, version: 1 });

const urls = () => JSON.parse(process.env.TEST_ROLE_URLS!) as Record<LogsIn, string>;

const asSuperuser = async (url: string, ...statements: readonly string[]) => {
  const db = await new DataSource({ type: 'postgres', url }).initialize();
  for (const statement of statements) await db.query(statement);
  await db.destroy();
};

const makeProtected = async (url: string): Promise<void> => {
  const { pathname } = new URL(url);
  const urlAs = (role: LogsIn): string => Object.assign(new URL(urls()[role]), { pathname }).href;
  await asSuperuser(
    url,
    'CREATE SCHEMA keys AUTHORIZATION homeward_keys',
    `GRANT CREATE ON DATABASE ${pathname.slice(1)} TO homeward`,
  );
  await new TablesOwner(toBatchConnection(urlAs('homeward')), tablesIn(steps)).bringUpToDate();
  const keys = await KeyDatabase.open(urlAs('homeward_keys'));
  await keys.onApplicationShutdown();
};

/** A database of its own with all views and the keys, connected as every role of the service. */
export const makeProtectedDatabase = async () => {
  const name = `wall_${randomUUID().replaceAll('-', '')}`;
  const inIt = (text: string): string => Object.assign(new URL(text), { pathname: `/${name}` }).href;
  const made = await templateDatabase('protected', makeProtected);
  await asSuperuser(process.env.TEST_POSTGRES_URL!, `CREATE DATABASE ${name} TEMPLATE ${made}`);
  await asSuperuser(process.env.TEST_POSTGRES_URL!, `GRANT CREATE ON DATABASE ${name} TO homeward`);
  const tables = tablesOf(steps);
  const as = (role: LogsIn, ...said: readonly string[]) =>
    ({
      type: 'postgres',
      entities: tables,
      url: inIt(urls()[role]),
      poolSize: 1,
      extra: {
        Client: RecordingClient,
        options: [`search_path=${LIVE},kept`, ...said].map((one) => `-c ${one}`).join(' '),
      },
    }) as const;
  const owner = new TablesOwner(toBatchConnection(inIt(urls().homeward)), tablesIn(steps));
  const projector = await new DataSource(as('homeward_projector', 'homeward.part=projector')).initialize();
  const api = await new RowSecurityDataSource(as('homeward_api'), HASH).initialize();
  const open: DataSource[] = [projector, api];
  return {
    owner,
    projector,
    /** One connection for all readers. */
    api,
    as: async (role: LogsIn, ...said: readonly string[]): Promise<DataSource> => {
      const db = await new DataSource(as(role, ...said)).initialize();
      open.push(db);
      return db;
    },
    /** The role of reports, which nobody signs in with. */
    asReports: async (): Promise<DataSource> => {
      const url = inIt(process.env.TEST_POSTGRES_URL!);
      const db = new DataSource({ type: 'postgres', url, poolSize: 1, extra: { options: '-c role=homeward_reports' } });
      open.push(await db.initialize());
      return db;
    },
    byHand: (...statements: readonly string[]) => asSuperuser(inIt(process.env.TEST_POSTGRES_URL!), ...statements),
    drop: async () => {
      for (const db of open) await db.destroy();
      await asSuperuser(process.env.TEST_POSTGRES_URL!, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
};

const DEFAULT_VALUES: Readonly<Record<string, unknown>> = {
  int: 0,
  bigint: '0',
  numeric: '0',
  boolean: false,
  date: '2020-03-02',
  timestamptz: '2020-03-02T09:00:00Z',
  jsonb: [],
  text: 'x',
};

/** Rows of any table, with what is given of each, and elsewhere whatever fits. */
export const insertRows = async (db: DataSource, table: EntityMetadata, ...given: readonly object[]): Promise<void> => {
  const schema = tablesIn(steps).set.includes(table.target as Type) ? LIVE : 'kept';
  const path = `${schema}."${table.tableName}"`;
  const rows = given.map((row) => {
    const usual = table.columns.map(({ databaseName, type, isArray }) => [
      databaseName,
      isArray ? [] : type === 'uuid' ? randomUUID() : DEFAULT_VALUES[String(type)],
    ]);
    return { ...Object.fromEntries(usual), ...row };
  });
  await db.query(`INSERT INTO ${path} SELECT * FROM jsonb_populate_recordset(NULL::${path}, $1)`, [
    JSON.stringify(rows),
  ]);
};
