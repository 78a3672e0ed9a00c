import { urlIn } from '#embedded-postgres';
import { ConfigurationError, configurationFrom, keysFrom, type Environment } from '#platform/plain';
import { eventStoreUrlOf } from '../client/connection.js';

/** Where the running service of this installation keeps what it is told. */
export interface Stores {
  readonly eventStoreUrl: string;
  readonly keysDatabaseUrl: string;
}

/** Of what the surroundings name, or else of what runs in the data folder. @throws ConfigurationError */
export const storesOf = (env: Environment): Stores => {
  const configuration = configurationFrom(env);
  if (configuration.mode === 'production')
    throw new ConfigurationError('HOMEWARD_MODE is production: invented people are loaded in development only.');
  const { data } = configuration;
  const eventStoreUrl = eventStoreUrlOf(configuration);
  const keys = configuration.databaseUrl ? keysFrom(env, configuration).databaseUrl : urlIn(data, 'homeward_keys');
  const keysDatabaseUrl = configuration.keysDatabaseUrl ?? keys;
  if (eventStoreUrl && keysDatabaseUrl) return { eventStoreUrl, keysDatabaseUrl };
  throw new ConfigurationError(
    `Nothing runs on ${data}: npm start first, or set HOMEWARD_DATA to the folder of a service that runs.`,
  );
};
