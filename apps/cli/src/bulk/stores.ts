import { urlIn } from '#embedded/postgres';
import { ConfigurationError, type ProcessConfiguration } from '#platform/plain';
import { eventStoreUrlOf } from '../client/connection.js';
import { storesAreMissing } from '../services/missing-stores.js';

/** The addresses of the running service’s stores. */
export interface Stores {
  readonly eventStoreUrl: string;
  readonly keysDatabaseUrl: string;
}

/** The stores in the environment, or else those of the service running in the data folder. @throws ConfigurationError */
export const findStoresToLoad = (configured: ProcessConfiguration): Stores => {
  const { configuration } = configured;
  if (configuration.mode === 'production')
    throw new ConfigurationError('HOMEWARD_MODE is production: load invented people only in development.');
  const { data } = configuration;
  const eventStoreUrl = eventStoreUrlOf(configuration);
  const keys = configuration.databaseUrl ? configured.keys.databaseUrl : urlIn(data, 'homeward_keys');
  const keysDatabaseUrl = configuration.keysDatabaseUrl ?? keys;
  if (eventStoreUrl && keysDatabaseUrl) return { eventStoreUrl, keysDatabaseUrl };
  throw storesAreMissing({ data, eventStoreUrl });
};
