import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationFrom, connectionStringFrom } from '../../dist/libs/platform/plain.js';
import { EventStoreDbEventStore } from '../../dist/libs/kernel/event-store/eventstoredb/index.js';
import { startLender, startTestNode, startTestPostgres, useStore } from './services.mjs';
import { stopWith } from './stop.mjs';
import { askStore } from './tested-store.mjs';

/** The key of the log that all specs share, for the processes that they start. */
const LOG_KEY = {
  synthetic: true,
  epochs: [{ number: 1, began: '2026-01-01T00:00:00.000Z', key: Buffer.alloc(32, 7).toString('base64') }],
};

/** However the credential was configured, it is part of the URL during the run. */
const CREDENTIALS = ['EVENTSTORE_CREDENTIALS_FILE', 'EVENTSTORE_USERNAME', 'EVENTSTORE_PASSWORD'];

const nodeOf = async (postgres) => {
  const node = await startTestNode(postgres);
  process.env.EVENTSTORE_URL = node.url;
  return node;
};

/** A log is bound to its keys database, and that of a run is removed at its end. */
const refuseUsed = async (url) => {
  const store = EventStoreDbEventStore.at(url);
  try {
    if ((await store.read('homeward-log')).length === 0) return;
    throw new Error('The event store in EVENTSTORE_URL holds a log already: give each run an empty one.');
  } finally {
    await store.dispose();
  }
};

/** The event store in EVENTSTORE_URL, or the embedded one, for the specs and for every process that they start. */
export default async () => {
  const { postgres, folder, stop } = await startTestPostgres();
  const node = process.env.EVENTSTORE_URL ? undefined : await nodeOf(postgres);
  const url = connectionStringFrom(process.env.EVENTSTORE_URL, configurationFrom(process.env));
  process.env.EVENTSTORE_URL = url;
  for (const name of CREDENTIALS) delete process.env[name];
  const { leaderUrl, version, nodes } = await askStore(url);
  await refuseUsed(url);
  process.env.HOMEWARD_LOG_KEY_FILE = join(folder, 'log-key.json');
  writeFileSync(process.env.HOMEWARD_LOG_KEY_FILE, JSON.stringify(LOG_KEY), { mode: 0o600 });
  // all processes of a run write to one log: with separate keys, each would see the others' entries as altered
  process.env.KEYS_DATABASE_URL = postgres.urlFor('homeward_keys');
  process.env.KEYS_OWNER_DATABASE_URL = postgres.urlFor('homeward_keys');
  await useStore(url, leaderUrl);
  const lending = await startLender();
  stopWith(async () => {
    await lending.close();
    await node?.stop();
    await stop();
    const server = node ? 'the embedded event store, which serves the protocol of EventStoreDB' : 'EventStoreDB';
    process.stdout.write(`\nThe event store of this run: ${server} ${version}, ${nodes}.\n`);
  });
};
