/*
 * The embedded event store in a process of its own, without TLS and passwords, as EventStoreDB runs with --insecure. The
 * first line says its address, its data folder, with Postgres in `postgres` there, and its database as the superuser.
 * SIGTERM ends both and removes the folder; however it ends, Postgres ends with it.
 */
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../dist/libs/embedded/postgres/index.js';
import { startTestedNode } from '../../test/jest/tested-node.mjs';

const folder = mkdtempSync(join(tmpdir(), 'homeward-bench-node-'));
chmodSync(folder, 0o711);
const postgres = await startPostgres({ folder, scratch: true });
const node = await startTestedNode({
  databaseUrl: postgres.urlFor('eventstore_writer'),
  ownerDatabaseUrl: postgres.urlFor('eventstore'),
  port: 0,
  security: 'none',
});
process.stdout.write(`${JSON.stringify({ url: node.url, folder, databaseUrl: postgres.urlFor('postgres') })}\n`);
await once(process, 'SIGTERM');
await node.stop();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });
