import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres, type DatabaseRole } from '#embedded/postgres';
import type { Homeward } from './homeward.js';

/**
 * The URL of a running Homeward's database: by default as the role that fills the views, and sees everything in them.
 */
export const databaseUrlOf = ({ data }: Homeward, role: DatabaseRole | 'postgres' = 'homeward_projector'): string => {
  const passwords = JSON.parse(readFileSync(join(data, 'postgres.secrets.json'), 'utf8')) as Record<string, string>;
  const port = readFileSync(join(data, 'postgres.port'), 'utf8').trim();
  const url = `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/homeward`;
  return role === 'homeward_projector' ? `${url}?options=-c%20homeward.part%3Dprojector` : url;
};

/** Runs a statement past every guard, as somebody with the password of that role could. */
export const inDatabase = async <Row extends pg.QueryResultRow>(
  homeward: Homeward,
  role: DatabaseRole | 'postgres',
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> => {
  const client = new pg.Client(databaseUrlOf(homeward, role));
  await client.connect();
  try {
    return (await client.query<Row>(statement, [...values])).rows;
  } finally {
    await client.end();
  }
};

/** Stops the service, and changes its database as the owner of the tables. */
export const stopAndChange = async (homeward: Homeward, statement: string): Promise<void> => {
  await homeward.end('SIGTERM');
  const postgres = await startPostgres({ folder: homeward.data });
  await inDatabase(homeward, 'homeward', statement);
  await postgres.stop();
};

/** The process of the server in this data folder. */
export const postmasterIn = (data: string): number | undefined => {
  const located = join(data, 'postgres.location');
  const cluster = existsSync(located) ? readFileSync(located, 'utf8').trim() : join(data, 'postgres');
  const file = join(cluster, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
};
