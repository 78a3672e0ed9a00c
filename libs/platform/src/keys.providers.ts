import type { Provider } from '@nestjs/common';
import { EventStore } from '#event-store';
import {
  KeyDatabase,
  KeyStore,
  KeyWrapper,
  KeyedSealing,
  KeysUnavailable,
  PostgresKeyStore,
  ProvenKeyWrapper,
  hasWrappedKeys,
  keyFileFault,
  keysRoleFault,
  logKeyFileFault,
} from '#keys';
import { Sealing } from '#trust';
import { ConfigurationError } from './configuration-error.js';
import { keyWrapperFrom, keysFrom, logKeyFrom, type KeysConfiguration } from './configuration.keys.js';
import { configurationFrom, type Configuration } from './configuration.js';
import { ErasuresFirst } from './erasures-first.js';

const keysOf = (configuration: Configuration) => keysFrom(process.env, configuration);

/** What is sealed, by which keys, which lie where: the same in every process. */
export const keysProviders: readonly Provider[] = [
  {
    provide: KeyDatabase,
    useFactory: async (): Promise<KeyDatabase> => {
      const { databaseUrl, apart } = keysOf(configurationFrom(process.env));
      return KeyDatabase.open(databaseUrl).catch((error: NodeJS.ErrnoException) => {
        if (!apart || error instanceof KeysUnavailable) throw error;
        throw new ConfigurationError(
          `The database in KEYS_DATABASE_URL cannot be used (${error.code}): check that address.`,
        );
      });
    },
  },
  {
    provide: KeyWrapper,
    inject: [KeyDatabase],
    useFactory: (database: KeyDatabase) => provenKeyWrapper(keysOf(configurationFrom(process.env)), database),
  },
  {
    provide: KeyStore,
    inject: [KeyDatabase, KeyWrapper],
    useFactory: (database: KeyDatabase, wrapper: KeyWrapper) => PostgresKeyStore.over(database, wrapper),
  },
  {
    provide: Sealing,
    inject: [KeyStore, EventStore],
    useFactory: (keys: KeyStore, store: EventStore) => ErasuresFirst.over(new KeyedSealing(keys), keys, store),
  },
];

/** What wraps keys, and is proven to be what wrapped those in the database. @throws KeysUnavailable, ConfigurationError */
export const provenKeyWrapper = async (keys: KeysConfiguration, database: KeyDatabase): Promise<KeyWrapper> => {
  // where keys are wrapped already, another key file would open none of them
  const makes = keys.makes && !(await hasWrappedKeys(database));
  return ProvenKeyWrapper.over(keyWrapperFrom({ ...keys, makes }), database);
};

/** @throws ConfigurationError with a sentence: in production no key is one that development made, or that many may read */
export const keysHoldInProduction = async (configuration: Configuration, env = process.env): Promise<void> => {
  if (configuration.mode !== 'production') return;
  const { vault, file, databaseUrl } = keysFrom(env, configuration);
  const logKey = logKeyFrom(env, configuration);
  const wrong =
    (vault ? undefined : keyFileFault(file)) ??
    (logKey.vault ? undefined : logKeyFileFault(logKey.file)) ??
    (await keysRoleFault(databaseUrl));
  if (wrong) throw new ConfigurationError(wrong);
};
