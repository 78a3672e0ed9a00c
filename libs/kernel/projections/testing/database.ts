import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Type } from '@nestjs/common';
import { Checkpoint } from '../projector/checkpoint.js';
import { makeTables } from '../sets/migration.js';
import { makeReadTogether } from '../sets/read-together.js';
import { ParkedStream } from '../projector/parked.js';
import { StaleSubject } from '../live/stale-subject.js';

const urlOf = (name: string): string => {
  const url = new URL(process.env.TEST_POSTGRES_URL!);
  url.pathname = `/${name}`;
  return url.href;
};

/**
 * A template database, made once in a run and copied by the specs of all workers: tables take a second to make, and a
 * copy a twentieth of that. No connection to it may stay open.
 * @returns its name
 */
export const templateDatabase = async (name: string, make: (url: string) => Promise<unknown>): Promise<string> => {
  const admin = await new DataSource({
    type: 'postgres',
    url: process.env.TEST_POSTGRES_URL!,
    poolSize: 1,
  }).initialize();
  try {
    await admin.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const found: object[] = await admin.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (found.length > 0) return name;
    const making = `${name}_making`;
    await admin.query(`DROP DATABASE IF EXISTS ${making} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${making}`);
    await make(urlOf(making));
    await admin.query(`ALTER DATABASE ${making} RENAME TO ${name}`);
    return name;
  } finally {
    await admin.destroy();
  }
};

const viewsIn = (url: string, tables: readonly Type[]): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    schema: 'views',
    entities: [...new Set([ParkedStream, StaleSubject, ...tables])],
    extra: { options: '-c search_path=views', pipeline: true },
  });

const makeAll = async (db: DataSource, tables: readonly Type[]): Promise<void> => {
  await makeTables(db);
  if (tables.includes(Checkpoint)) await makeReadTogether(db);
};

/** A separate database with these tables, which are made once in a run under that name. */
export const tablesDatabase = async (name: string, tables: readonly Type[]) => {
  const template = await templateDatabase(name, async (url) => {
    const db = await viewsIn(url, tables).initialize();
    await db.query('CREATE SCHEMA views');
    await makeAll(db, tables);
    await db.destroy();
  });
  const database = await viewsDatabase(template);
  return { database, db: await database.connect(tables, false) };
};

/**
 * A separate database for one spec, with the schema of the views.
 * @param template a database to copy, without open connections
 */
export const viewsDatabase = async (template?: string) => {
  const name = `views_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client(process.env.TEST_POSTGRES_URL);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} ${template ? `TEMPLATE ${template}` : ''}`);
  const url = urlOf(name);
  const open: DataSource[] = [];
  const connect = async (tables: readonly Type[], migrate = true): Promise<DataSource> => {
    const db = await viewsIn(url, tables).initialize();
    open.push(db);
    if (migrate) await makeAll(db, tables);
    return db;
  };
  const bare = new pg.Client(url);
  await bare.connect();
  await bare.query('CREATE SCHEMA IF NOT EXISTS views');
  await bare.end();
  return {
    name,
    url,
    connect,
    drop: async () => {
      for (const db of open) await db.destroy();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
};
