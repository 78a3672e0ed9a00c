import { urlIn } from '#embedded/postgres';
import { ConfigurationError, type ProcessConfiguration } from '#platform/plain';
import { eventStoreUrlOf } from '../client/connection.js';

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
  throw new ConfigurationError(
    `No service is running on ${data}: run npm start first, or set HOMEWARD_DATA to the folder of a running service.`,
  );
};
