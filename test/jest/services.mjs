import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDbEventStore } from '../../dist/libs/kernel/event-store/eventstoredb/index.js';
import { openTestLog } from '../../dist/libs/kernel/event-store/testing.js';
import { startPostgres } from '../../dist/libs/embedded/postgres/index.js';
import { lender } from './lender.mjs';
import { makeRunFolder } from './run-folder.mjs';
import { startTestedNode } from './tested-node.mjs';

/** The roles for specs about roles; all other specs connect as the superuser. */
const ROLES = [
  'homeward',
  'homeward_keys',
  'homeward_keys_api',
  'homeward_keys_projector',
  'homeward_api',
  'homeward_projector',
];

/** A real Postgres for every run of the specs, in a folder that is removed after the run. */
export const startTestPostgres = async () => {
  const removeRunFolder = makeRunFolder();
  const folder = mkdtempSync(join(tmpdir(), 'homeward-test-'));
  chmodSync(folder, 0o711);
  const postgres = await startPostgres({ folder, scratch: true });
  process.env.TEST_POSTGRES_URL = postgres.superuserUrl;
  process.env.TEST_ROLE_URLS = JSON.stringify(Object.fromEntries(ROLES.map((role) => [role, postgres.urlFor(role)])));
  const stop = async () => {
    await postgres.stop();
    removeRunFolder();
  };
  return { postgres, folder, stop };
};

/** The embedded event store, in that Postgres. */
export const startTestNode = (postgres) =>
  startTestedNode({
    databaseUrl: postgres.urlFor('eventstore_writer'),
    ownerDatabaseUrl: postgres.urlFor('eventstore'),
    port: 0,
    security: 'none',
  });

/** @param url the event store that all specs share, with its credential @param leaderUrl its leading node alone */
export const useStore = async (url, leaderUrl = url) => {
  // a log is bound to its first keys: to these, whichever spec comes first
  const store = EventStoreDbEventStore.at(url);
  try {
    await openTestLog(store);
  } finally {
    await store.dispose();
  }
  process.env.TEST_EVENTSTORE_URL = url;
  process.env.TEST_EVENTSTORE_LEADER_URL = leaderUrl;
};

export const startLender = async () => {
  const lending = await lender();
  process.env.TEST_LENDER_URL = lending.url;
  return lending;
};
