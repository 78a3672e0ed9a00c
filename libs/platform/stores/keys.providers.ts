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
import { openProvenWrapper, type KeysConfiguration } from '../configuration/configuration.keys.js';
import { Installation } from '../configuration/installation.js';
import { erasuresFirst } from './erasures-first.js';
import { makeFolder } from '../configuration/make-folder.js';

const throwUnusable = (variable: string) => (error: NodeJS.ErrnoException) => {
  if (error instanceof KeysUnavailable) throw error;
  throw new ConfigurationError(`The database in ${variable} cannot be used (${error.code}): check that address.`);
};

/** The owner makes the tables, if this process has that role. @throws KeysUnavailable, ConfigurationError */
export const openKeyDatabase = async (
  { databaseUrl, ownerUrl, apart }: KeysConfiguration,
  queryTimeoutMs?: number,
): Promise<KeyDatabase> => {
  if (ownerUrl) await KeyDatabase.migrate(ownerUrl).catch(throwUnusable('KEYS_OWNER_DATABASE_URL'));
  const opened = KeyDatabase.open(databaseUrl, 'keys', queryTimeoutMs === undefined ? {} : { queryTimeoutMs });
  return apart ? opened.catch(throwUnusable('KEYS_DATABASE_URL')) : opened;
};

/**
 * The sealing of personal data, its keys and their database.
 * @param queryTimeoutMs for a process in which somebody waits for the answer
 */
export const keysProviders = (queryTimeoutMs?: number): readonly Provider[] => [
  {
    provide: KeyDatabase,
    inject: [Installation],
    useFactory: ({ keys }: Installation) => openKeyDatabase(keys, queryTimeoutMs),
  },
  {
    provide: KeyWrapper,
    inject: [Installation, KeyDatabase],
    useFactory: ({ keys }: Installation, database: KeyDatabase) => openProvenWrapper(keys, database),
  },
  {
    provide: Tombstones,
    inject: [Installation],
    useFactory: ({ tombstonesFile }: Installation): Tombstones => {
      makeFolder(dirname(tombstonesFile), 0o700);
      return new Tombstones(tombstonesFile);
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
    useFactory: async (keys: KeyStore, store: EventStore, tombstones: Tombstones) =>
      new KeyedSealing(keys, await erasuresFirst(keys, store, tombstones)),
  },
];

/**
 * Before anything is opened: an erased survivor has no keys, whatever backup the database is of. Erasures of earlier
 * versions get their tombstones now.
 */
export const eraseAgain = async (keys: KeyStore, tombstones: Tombstones): Promise<void> => {
  await applyTombstones(keys, tombstones);
  const known = new Set(tombstones.all().map(({ subject }) => subject));
  for (const { subject, destroyedAt } of await keys.destroyedSubjects())
    if (!known.has(subject)) tombstones.add({ subject, requestId: null, at: destroyedAt.toISOString() });
};

/** Refuses keys in production that development made, or that others can read. @throws ConfigurationError for all */
export const keysHoldInProduction = async (
  { configuration, keys, logKey }: Pick<Installation, 'configuration' | 'keys' | 'logKey'>,
  { migrates = false } = {},
): Promise<void> => {
  if (configuration.mode !== 'production') return;
  const { vault, file, databaseUrl, ownerUrl } = keys;
  const faults = [
    vault ? undefined : keyFileFault(file),
    logKey.vault ? undefined : logKeyFileFault(logKey.file),
    migrates && !ownerUrl ? NO_OWNER : undefined,
  ].filter((fault) => fault !== undefined);
  const role = await keysRoleFault(databaseUrl, { mayDestroy: migrates }).catch((error: unknown) => {
    if (faults.length === 0) throw error;
    return `The database in KEYS_DATABASE_URL was not checked: ${(error as Error).message}.`;
  });
  if (role) faults.push(role);
  if (faults.length > 0) throw ConfigurationError.fromFaults(faults);
};

const NO_OWNER =
  'KEYS_OWNER_DATABASE_URL is not set: in production one role owns the tables of the keys and another uses them, so give the owner’s postgres:// address.';
