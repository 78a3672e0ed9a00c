import { dirname } from 'node:path';
import type { Provider } from '@nestjs/common';
import { EventStore } from '#kernel/event-store';
import {
  KeyDatabase,
  KeyStore,
  KeyWrapper,
  KeyedSealing,
  KeysUnavailable,
  PostgresKeyStore,
  Tombstones,
  applyTombstones,
  keyFileFault,
  keysRoleFault,
  logKeyFileFault,
} from '#security/keys';
import { Sealing } from '#kernel/integrity';
import { ConfigurationError } from '../configuration/configuration-error.js';
import { keysFrom, logKeyFrom, provenKeyWrapper, tombstonesFileFrom } from '../configuration/configuration.keys.js';
import { configurationFrom, type Configuration } from '../configuration/configuration.js';
import { ErasuresFirst } from './erasures-first.js';
import { makeFolder } from '../configuration/make-folder.js';

const keysOf = (configuration: Configuration) => keysFrom(process.env, configuration);

const unusable = (variable: string) => (error: NodeJS.ErrnoException) => {
  if (error instanceof KeysUnavailable) throw error;
  throw new ConfigurationError(`The database in ${variable} cannot be used (${error.code}): check that address.`);
};

/** The tables are made by their owner where this process has that role. @throws KeysUnavailable, ConfigurationError */
export const openKeyDatabase = async (configuration: Configuration): Promise<KeyDatabase> => {
  const { databaseUrl, ownerUrl, apart } = keysOf(configuration);
  if (ownerUrl) await KeyDatabase.migrate(ownerUrl).catch(unusable('KEYS_OWNER_DATABASE_URL'));
  const opened = KeyDatabase.open(databaseUrl);
  return apart ? opened.catch(unusable('KEYS_DATABASE_URL')) : opened;
};

/** What is sealed, by which keys, which lie where: the same in every process. */
export const keysProviders: readonly Provider[] = [
  {
    provide: KeyDatabase,
    useFactory: () => openKeyDatabase(configurationFrom(process.env)),
  },
  {
    provide: KeyWrapper,
    inject: [KeyDatabase],
    useFactory: (database: KeyDatabase) => provenKeyWrapper(keysOf(configurationFrom(process.env)), database),
  },
  {
    provide: Tombstones,
    useFactory: (): Tombstones => {
      const path = tombstonesFileFrom(process.env, configurationFrom(process.env));
      makeFolder(dirname(path), 0o700);
      return new Tombstones(path);
    },
  },
  {
    provide: KeyStore,
    inject: [KeyDatabase, KeyWrapper, Tombstones],
    useFactory: async (database: KeyDatabase, wrapper: KeyWrapper, tombstones: Tombstones) => {
      const keys = await PostgresKeyStore.over(database, wrapper);
      if (await database.mayDestroy()) await eraseAgain(keys, tombstones);
      return keys;
    },
  },
  {
    provide: Sealing,
    inject: [KeyStore, EventStore, Tombstones],
    useFactory: (keys: KeyStore, store: EventStore, tombstones: Tombstones) =>
      ErasuresFirst.over(new KeyedSealing(keys), keys, store, tombstones),
  },
];

/**
 * Before anything opens: who was erased has no key, whatever backup the database is of. What an earlier version erased gets
 * its tombstone now.
 */
export const eraseAgain = async (keys: KeyStore, tombstones: Tombstones): Promise<void> => {
  await applyTombstones(keys, tombstones);
  const known = new Set(tombstones.all().map(({ subject }) => subject));
  for (const { subject, destroyedAt } of await keys.destroyedSubjects())
    if (!known.has(subject)) tombstones.add({ subject, requestId: null, at: destroyedAt.toISOString() });
};

/** @throws ConfigurationError with a sentence: in production no key is one that development made, or that many may read */
export const keysHoldInProduction = async (
  configuration: Configuration,
  env = process.env,
  { migrates = false } = {},
): Promise<void> => {
  if (configuration.mode !== 'production') return;
  const { vault, file, databaseUrl, ownerUrl } = keysFrom(env, configuration);
  const logKey = logKeyFrom(env, configuration);
  const wrong =
    (vault ? undefined : keyFileFault(file)) ??
    (logKey.vault ? undefined : logKeyFileFault(logKey.file)) ??
    (await keysRoleFault(databaseUrl, { mayDestroy: migrates })) ??
    (migrates && !ownerUrl ? NO_OWNER : undefined);
  if (wrong) throw new ConfigurationError(wrong);
};

const NO_OWNER =
  'KEYS_OWNER_DATABASE_URL is not set: in production whoever owns the tables of the keys is not who uses them, so give its postgres:// address.';
