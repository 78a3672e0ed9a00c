import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDbEventStore } from '../dist/libs/event-store/src/index.js';
import { openTestLog } from '../dist/libs/event-store/src/testing.js';
import { startPostgres } from '../dist/libs/embedded-postgres/src/index.js';
import { lender } from './lender.mjs';
import { startTestedNode } from './tested-node.mjs';

/** As which specs log in that are about roles; the others come as the superuser. */
const ROLES = [
  'homeward',
  'homeward_keys',
  'homeward_keys_api',
  'homeward_keys_projector',
  'homeward_api',
  'homeward_projector',
];

/** A real Postgres and a real event store for every run of the specs, gone when it ends. */
export default async () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeward-test-'));
  const postgres = await startPostgres({ folder, scratch: true });
  const node = await startTestedNode({
    databaseUrl: postgres.urlFor('eventstore_writer'),
    ownerDatabaseUrl: postgres.urlFor('eventstore'),
    port: 0,
    security: 'none',
  });
  process.env.TEST_POSTGRES_URL = postgres.superuserUrl;
  process.env.TEST_ROLE_URLS = JSON.stringify(Object.fromEntries(ROLES.map((role) => [role, postgres.urlFor(role)])));
  // a log is bound to the keys with which it is begun: these, whichever spec comes first
  const store = EventStoreDbEventStore.at(node.url);
  await openTestLog(store);
  await store.dispose();
  process.env.TEST_EVENTSTORE_URL = node.url;
  const lending = await lender();
  process.env.TEST_LENDER_URL = lending.url;
  globalThis.stopServices = async () => {
    await lending.close();
    await node.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
};
