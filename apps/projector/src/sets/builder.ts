import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { DataSource } from 'typeorm';
import { steps } from '#domain/aggregates';
import { Installation, toBatchConnection, openStore, toTablesOwner, setsAt, tablesIn, withReasons } from '#platform';
import { startLog } from '#platform/logging';
import { SYSTEM_SCHEMA, inSchema } from '#kernel/projections';
import { build, copyShare, type BuildContext, type Share } from './build.js';
import { CopyingEnded, copyInThreads } from './copying-threads.js';

/** The nice value of the process, and so of each thread that it starts: it yields to others. */
const NICE = 10;

const yieldToOthers = (): void => {
  process.once('disconnect', () => process.exit(0)); // the parent process starts it again
  if (!process.connected) process.exit(0);
  setPriority(NICE);
  try {
    writeFileSync('/proc/self/autogroup', String(NICE)); // sched(7): with autogroups, a nice value counts within its session only
  } catch {
    // no autogroups here
  }
};

const withStores = async (installation: Installation, work: (site: BuildContext) => Promise<void>): Promise<void> => {
  const { databaseUrl } = installation;
  const tables = tablesIn(steps);
  const store = await openStore(installation, steps);
  const kept = await new DataSource(inSchema(toBatchConnection(databaseUrl), SYSTEM_SCHEMA, tables.kept)).initialize();
  await work({ store, kept, sets: setsAt(databaseUrl, tables), owner: toTablesOwner(tables, installation), steps });
  await kept.destroy();
  await store.dispose();
};

/**
 * Builds a set in a process of its own, so that readers and writers are not slowed. The argument is the set's version. Where
 * the log is divided, it starts itself as a thread for each share of the set.
 */
if (isMainThread) yieldToOthers();
startLog('builder', process.env);
await withReasons(async () => {
  const installation = new Installation(process.env);
  await withStores(installation, async (site) => {
    if (!isMainThread) return parentPort!.postMessage(await copyShare(workerData as Share, site));
    const { rebuildPartitions: partitions } = installation.configuration;
    await build(Number(process.argv[2]), { ...site, partitions, copyShares: copyInThreads });
  }).catch((error: unknown) => {
    if (error instanceof CopyingEnded) process.exit(error.exitCode);
    throw error;
  });
  if (isMainThread) process.exit(0);
});
