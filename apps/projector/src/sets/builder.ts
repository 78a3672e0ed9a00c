import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { DataSource } from 'typeorm';
import { steps } from '#domain/aggregates';
import { Installation, toBatchConnection, openStore, toTablesOwner, setsAt, tablesIn, withReasons } from '#platform';
import { startLog } from '#platform/logging';
import { SYSTEM_SCHEMA, inSchema } from '#kernel/projections';
import { build } from './build.js';

/** Builds a set in a process of its own, so that readers and writers are not slowed. The argument is the set's version. */
const version = Number(process.argv[2]);

/** The nice value of the process: it yields to others. */
const NICE = 10;

process.once('disconnect', () => process.exit(0)); // the parent process starts it again
if (!process.connected) process.exit(0);
setPriority(NICE);
try {
  writeFileSync('/proc/self/autogroup', String(NICE)); // sched(7): with autogroups, a nice value counts within its session only
} catch {
  // no autogroups here
}

startLog('builder', process.env);
await withReasons(async () => {
  const installation = new Installation(process.env);
  const { databaseUrl } = installation;
  const tables = tablesIn(steps);
  const store = await openStore(installation, steps);
  const kept = await new DataSource(inSchema(toBatchConnection(databaseUrl), SYSTEM_SCHEMA, tables.kept)).initialize();
  await build(version, {
    store,
    kept,
    sets: setsAt(databaseUrl, tables),
    owner: toTablesOwner(tables, installation),
    steps,
  });
  await kept.destroy();
  await store.dispose();
  process.exit(0);
});
