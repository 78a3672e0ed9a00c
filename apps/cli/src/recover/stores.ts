import { DataSource } from 'typeorm';
import { steps } from '#domain/aggregates';
import { urlIn } from '#embedded/postgres';
import { LOG_STREAM, type EventStore, type Stamp } from '#kernel/event-store';
import { openAnsweringStore } from '#kernel/event-store/eventstoredb';
import { KeyDatabase, PostgresKeyStore, Tombstones, type KeyStore } from '#security/keys';
import { toBatchConnection, stampFrom, tablesIn, openVerifiedStore } from '#platform';
import { ConfigurationError, keyWrapperFrom, keysFrom, type ProcessConfiguration } from '#platform/plain';
import { SYSTEM_SCHEMA, TablesOwner, inSchema } from '#kernel/projections';
import { withClosing } from '../closing.js';
import { isServed } from '../services/data-folder.js';
import { startStores } from '../services/services.js';
import { findLogAndViews } from '../verify/stores.js';
import type { StoresOnTheLog } from './begin-again.js';

/** All stores that depend on the log. */
export interface RecoveryStores extends StoresOnTheLog {
  readonly log: EventStore;
  readonly stamp: Stamp;
  readonly kept: DataSource;
  readonly keys: StoresOnTheLog['keys'] & Pick<KeyStore, 'erasureMark'>;
  readonly headsFolder: string;
}

/** Accepting the loss of the whole log would be a new installation. */
const NO_LOG =
  'The event store holds no log at all: restore a backup of it, or set HOMEWARD_DATA to a new folder to begin another installation.';

/**
 * Opens them; while the service is not running on the data folder, its embedded stores are started for that time.
 * @throws ConfigurationError, LogOfOtherService, StoreUnavailable
 */
export const withRecoveryStores = async <Result>(
  configured: ProcessConfiguration,
  interrupted: AbortSignal,
  work: (stores: RecoveryStores) => Promise<Result>,
): Promise<Result> => {
  return withClosing(async (closing) => {
    if (!isServed(configured.data)) {
      const started = await startStores({ configured, interrupted });
      closing.push(() => started.stop());
    }
    const { eventStoreUrl } = findLogAndViews(configured);
    const raw = await openAnsweringStore(eventStoreUrl, { waitS: configured.verbWaitS, signal: interrupted });
    closing.push(() => raw.dispose());
    if ((await raw.inspect(LOG_STREAM)).length === 0) throw new ConfigurationError(NO_LOG);
    return await withStoresOn(raw, configured, work);
  });
};

/**
 * Opens the service's stores on the given event store, which must hold a log of the same origin. Postgres must be
 * running.
 * @throws ConfigurationError, LogOfOtherService, StoreUnavailable
 */
export const withStoresOn = async <Result>(
  raw: EventStore,
  configured: ProcessConfiguration,
  work: (stores: RecoveryStores) => Promise<Result>,
): Promise<Result> => {
  const { configuration, environment: env } = configured;
  const { data, mode, keysDatabaseUrl } = configuration;
  return withClosing(async (closing) => {
    const { ownerUrl, fillerUrl } = findLogAndViews(configured);
    const tables = tablesIn(steps);
    const stamp = await stampFrom(env, configuration);
    const owner = new TablesOwner(toBatchConnection(ownerUrl), tables);
    await owner.bringUpToDate();
    const kept = await new DataSource(inSchema(toBatchConnection(fillerUrl), SYSTEM_SCHEMA, tables.kept)).initialize();
    closing.push(() => kept.destroy());
    const at = { ...configuration, keysDatabaseUrl: keysDatabaseUrl ?? urlIn(data, 'homeward_keys') };
    const wrapping = keysFrom(env, at);
    const database = await KeyDatabase.open(wrapping.databaseUrl);
    closing.push(() => database.onApplicationShutdown());
    const keys = PostgresKeyStore.withoutCache(database, keyWrapperFrom({ ...wrapping, makes: false }));
    return await work({
      log: await openVerifiedStore(raw, { mode, stamp, steps }),
      stamp,
      kept,
      owner,
      keys,
      tombstones: new Tombstones(configured.tombstonesFile),
      headsFolder: configured.headsFolder,
    });
  });
};
