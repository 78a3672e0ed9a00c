import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Type } from '@nestjs/common';
import { Checkpoint } from '../projector/checkpoint.js';
import { makeTables } from '../sets/migration.js';
import { makeReadTogether } from '../sets/read-together.js';
import { Parked } from '../projector/parked.js';
import { StaleSubject } from '../live/stale-subject.js';

/** A database of its own for one spec, with the schema of the views. */
export const viewsDatabase = async () => {
  const name = `views_${randomUUID().replaceAll('-', '')}`;
  const admin = await new DataSource({ type: 'postgres', url: process.env.TEST_POSTGRES_URL! }).initialize();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(process.env.TEST_POSTGRES_URL!);
  url.pathname = `/${name}`;
  const open: DataSource[] = [];
  const connect = async (tables: readonly Type[], migrate = true): Promise<DataSource> => {
    const entities = [...new Set([Parked, StaleSubject, ...tables])];
    const db = await new DataSource({
      type: 'postgres',
      url: url.href,
      schema: 'views',
      entities,
      extra: { options: '-c search_path=views', pipeline: true },
    }).initialize();
    open.push(db);
    if (migrate) await makeTables(db);
    if (migrate && entities.includes(Checkpoint)) await makeReadTogether(db);
    return db;
  };
  const bare = await new DataSource({ type: 'postgres', url: url.href }).initialize();
  await bare.query('CREATE SCHEMA views');
  await bare.destroy();
  return {
    url: url.href,
    connect,
    drop: async () => {
      for (const db of open) await db.destroy();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.destroy();
    },
  };
};
