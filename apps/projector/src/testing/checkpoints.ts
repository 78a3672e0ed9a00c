import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  Checkpoint,
  ParkedStream,
  PlaceCode,
  StaleSubject,
  analyse,
  makeTables,
  type TablesOwner,
} from '#kernel/projections';
import { PolicyRefusal } from '#nest';

export { pollUntil } from '#kernel/waiting/testing';

/** A schema of its own with the tables of a policy, and others, on the Postgres of the test run. */
export const freshTables = async (tables: readonly Type[] = []): Promise<DataSource> => {
  const schema = `policy_${randomUUID().replaceAll('-', '')}`;
  const db = new DataSource({
    type: 'postgres',
    url: process.env.TEST_POSTGRES_URL!,
    schema,
    entities: [Checkpoint, ParkedStream, PlaceCode, PolicyRefusal, StaleSubject, ...tables],
    extra: { options: `-c search_path=${schema}`, pipeline: true },
  });
  await db.initialize();
  await db.query(`CREATE SCHEMA ${schema}`);
  await db.synchronize();
  return db;
};

/** Specs fill the tables as their owner. */
export const ownerOf = (db: DataSource) =>
  ({
    hash: 'spec',
    restore: () => makeTables(db),
    analyse: () => analyse(db),
    runAlone: (work: (kept: DataSource) => Promise<unknown>) => work(db),
  }) as unknown as TablesOwner;

export const checkpointIn = async (db: DataSource, name: string): Promise<Checkpoint | null> =>
  db.getRepository(Checkpoint).findOneBy({ name });

/** Simulates a power cut: runs `cut` instead of the first checkpoint update. */
export const cutBeforeMoving = (db: DataSource, cut: () => void): DataSource =>
  new Proxy(db, {
    get: (target, property) => {
      if (property !== 'query') return Reflect.get(target, property) as unknown;
      return async (text: string, values?: unknown[]) => {
        if (text.includes('SET position')) {
          cut();
          throw new Error('The power went.');
        }
        return target.query(text, values);
      };
    },
  });

/** Every reason that is written through this database, in order. */
export const reasonsIn = (db: DataSource): { over: DataSource; reasons: unknown[] } => {
  const reasons: unknown[] = [];
  const over = new Proxy(db, {
    get: (target, property) => {
      const value: unknown = Reflect.get(target, property);
      if (property !== 'query') return typeof value === 'function' ? value.bind(target) : value;
      return async (text: string, values: unknown[] = []) => {
        if (text.includes('SET reason')) reasons.push(values[0]);
        return target.query(text, values);
      };
    },
  });
  return { over, reasons };
};
