import type { Provider } from '@nestjs/common';
import { EventStore } from '#event-store';
import {
  KeyDatabase,
  KeyStore,
  KeyWrapper,
  KeyedSealing,
  KeysUnavailable,
  PostgresKeyStore,
  keyFileFault,
  keysRoleFault,
} from '#keys';
import { Sealing } from '#trust';
import { ConfigurationError } from './configuration-error.js';
import { keyWrapperFrom, keysFrom } from './configuration.keys.js';
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
  { provide: KeyWrapper, useFactory: () => keyWrapperFrom(keysOf(configurationFrom(process.env))) },
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

/** @throws ConfigurationError with a sentence: in production no key is one that development made, or that many may read */
export const keysHoldInProduction = async (configuration: Configuration, env = process.env): Promise<void> => {
  if (configuration.mode !== 'production') return;
  const { vault, file, databaseUrl } = keysFrom(env, configuration);
  const wrong = (vault ? undefined : keyFileFault(file)) ?? (await keysRoleFault(databaseUrl));
  if (wrong) throw new ConfigurationError(wrong);
};
