import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { DataSource } from 'typeorm';
import { steps } from '#aggregates';
import { configurationFrom, filling, openStore, ownerOf, setsAt, tablesIn, urlsOf, withReasons } from '#platform';
import { KEPT, inSchema } from '#read-models';
import { build } from './build.js';

/** A process of its own builds a set, so that those who read and record are not slowed. It is told which. */
const version = Number(process.argv[2]);

/** As processes are asked to be kind to others. */
const NICE = 10;

process.once('disconnect', () => process.exit(0)); // whoever began it will begin it again
if (!process.connected) process.exit(0);
setPriority(NICE);
try {
  writeFileSync('/proc/self/autogroup', String(NICE)); // sched(7): where sessions share, the number of a process counts within its own only
} catch {
  // sessions do not share here
}

await withReasons(async () => {
  const { databaseUrl } = urlsOf(configurationFrom(process.env));
  const tables = tablesIn(steps);
  const store = await openStore(process.env, steps);
  const kept = await new DataSource(inSchema(filling(databaseUrl), KEPT, tables.kept)).initialize();
  await build(version, { store, kept, sets: setsAt(databaseUrl, tables), owner: ownerOf(tables), steps });
  await kept.destroy();
  await store.dispose();
  process.exit(0);
});
