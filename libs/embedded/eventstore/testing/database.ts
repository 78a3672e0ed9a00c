import { randomUUID } from 'node:crypto';
import pg from 'pg';

export interface Database {
  /** The superuser, who owns the log. */
  readonly url: string;
  /** The role with which the node writes. */
  readonly writerUrl: string;
  /** The configuration of a node in this process. */
  readonly node: { readonly databaseUrl: string; readonly ownerDatabaseUrl: string; readonly security: 'none' };
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** A database for one test file, on the Postgres of the test run. */
export async function freshDatabase(server = process.env['TEST_POSTGRES_URL']): Promise<Database> {
  if (!server) throw new Error('TEST_POSTGRES_URL is missing');
  const name = `eventstore_${randomUUID().replaceAll('-', '')}`;
  const writer = `${name}_writer`;
  const password = 'of-a-test';
  await queryOnce(server, `CREATE ROLE ${writer} LOGIN PASSWORD '${password}'`);
  await queryOnce(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const writerUrl = Object.assign(new URL(url), { username: writer, password }).href;
  return {
    url: url.href,
    writerUrl,
    node: { databaseUrl: writerUrl, ownerDatabaseUrl: url.href, security: 'none' },
    query: (text, values) => queryOnce(url.href, text, values),
    drop: async () => {
      await queryOnce(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await queryOnce(server, `DROP ROLE IF EXISTS ${writer}`);
    },
  };
}

async function queryOnce<Row extends object>(url: string, text: string, values?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}
