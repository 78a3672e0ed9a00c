import { urlIn } from '#embedded-postgres';
import { ConfigurationError, configurationFrom, type Environment } from '#platform/plain';
import { eventStoreUrlOf } from '../client/connection.js';

/** The log, and the views as those who own and who fill them. */
export interface Stores {
  readonly eventStoreUrl: string;
  readonly ownerUrl: string;
  readonly fillerUrl: string;
}

/** Of what the projector's surroundings name, or else of what runs in the data folder. @throws ConfigurationError */
export const storesOf = (env: Environment): Stores => {
  const configuration = configurationFrom(env);
  const { data, databaseUrl, ownerDatabaseUrl } = configuration;
  const eventStoreUrl = eventStoreUrlOf(configuration);
  const fillerUrl = databaseUrl ?? urlIn(data, 'homeward_projector');
  const ownerUrl = ownerDatabaseUrl ?? databaseUrl ?? urlIn(data, 'homeward');
  if (eventStoreUrl && fillerUrl && ownerUrl) return { eventStoreUrl, ownerUrl, fillerUrl };
  throw new ConfigurationError(
    `Nothing runs on ${data}: npm start first, or set HOMEWARD_DATA to the folder of a service that runs.`,
  );
};
