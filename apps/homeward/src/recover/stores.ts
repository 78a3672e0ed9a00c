import { DataSource } from 'typeorm';
import { steps } from '#aggregates';
import { urlIn } from '#embedded-postgres';
import { EventStoreDbEventStore, LOG_STREAM, type EventStore, type Stamp } from '#event-store';
import { KeyDatabase, PostgresKeyStore, Tombstones, type KeyStore } from '#keys';
import { filling, stampFrom, tablesIn, verified } from '#platform';
import {
  ConfigurationError,
  configurationFrom,
  headsFolderFrom,
  keyWrapperFrom,
  keysFrom,
  tombstonesFileFrom,
  type Environment,
} from '#platform/plain';
import { KEPT, TablesOwner, inSchema } from '#read-models';
import { isServed } from '../services/data-folder.js';
import { startEventStore } from '../services/services.js';
import { storesOf } from '../verify/stores.js';

/** All stores that depend on the log. */
export interface RecoveryStores {
  readonly log: EventStore;
  readonly stamp: Stamp;
  readonly kept: DataSource;
  readonly owner: Pick<TablesOwner, 'startAgain'>;
  readonly keys: Pick<KeyStore, 'erasureMark' | 'followed' | 'destroy' | 'notDestroyed'>;
  readonly tombstones: Pick<Tombstones, 'all'>;
  readonly headsFolder: string;
}

/** Accepting the loss of the whole log would be a new installation. */
const NO_LOG =
  'The event store holds no log at all: restore a backup of it, or set HOMEWARD_DATA to a new folder to begin another installation.';

/**
 * Opens them, and starts the embedded services if they are not running on the data folder.
 * @throws ConfigurationError, LogNotOurs, StoreUnavailable
 */
export const withRecoveryStores = async <Result>(
  env: Environment,
  interrupted: AbortSignal,
  work: (stores: RecoveryStores) => Promise<Result>,
): Promise<Result> => {
  const configuration = configurationFrom(env);
  const { data, mode, eventStoreUrl: named, keysDatabaseUrl } = configuration;
  const started = named || isServed(data) ? undefined : await startEventStore({ env, interrupted });
  const closing: (() => Promise<unknown>)[] = started ? [() => started.stop()] : [];
  try {
    const { eventStoreUrl, ownerUrl, fillerUrl } = storesOf(env);
    const tables = tablesIn(steps);
    const stamp = await stampFrom(env, configuration);
    const raw = EventStoreDbEventStore.at(eventStoreUrl);
    closing.push(() => raw.dispose());
    if ((await raw.inspect(LOG_STREAM)).length === 0) throw new ConfigurationError(NO_LOG);
    const owner = new TablesOwner(filling(ownerUrl), tables);
    await owner.bringUpToDate();
    const kept = await new DataSource(inSchema(filling(fillerUrl), KEPT, tables.kept)).initialize();
    closing.push(() => kept.destroy());
    const at = { ...configuration, keysDatabaseUrl: keysDatabaseUrl ?? urlIn(data, 'homeward_keys') };
    const wrapping = keysFrom(env, at);
    const database = await KeyDatabase.open(wrapping.databaseUrl);
    closing.push(() => database.onApplicationShutdown());
    const keys = PostgresKeyStore.briefly(database, keyWrapperFrom({ ...wrapping, makes: false }));
    return await work({
      log: await verified(raw, { mode, stamp, steps }),
      stamp,
      kept,
      owner,
      keys,
      tombstones: new Tombstones(tombstonesFileFrom(env, configuration)),
      headsFolder: headsFolderFrom(env, configuration),
    });
  } finally {
    for (const close of closing.toReversed()) await close().catch(() => undefined);
  }
};
