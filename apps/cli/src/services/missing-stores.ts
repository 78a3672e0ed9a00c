import { join } from 'node:path';
import { hasDatabase } from '#embedded/postgres';
import { ConfigurationError, type Configuration } from '#platform/plain';
import { isServed } from './data-folder.js';

/** What a command may know of the stores of an installation. */
export interface KnownStores extends Pick<Configuration, 'data'> {
  /** In the environment, or of the service that runs; undefined while it starts. */
  readonly eventStoreUrl: string | undefined;
}

/**
 * Says why a command does not find the stores.
 * @param otherwise what to set where nothing runs
 */
export const storesAreMissing = (
  { data, eventStoreUrl }: KnownStores,
  otherwise = 'set HOMEWARD_DATA to the folder of a service that runs',
): ConfigurationError => {
  if (!isServedHere(data)) return new ConfigurationError(`Nothing runs on ${data}: npm start first, or ${otherwise}.`);
  return new ConfigurationError(
    eventStoreUrl !== undefined && hasDatabase(data)
      ? `The Postgres of the service on ${data} does not run: ${join(data, 'postgres.log')} says why.`
      : `The service on ${data} is still starting, or its stores are in its environment: try again in a minute, or in the environment of its projector.`,
  );
};

/** For somebody who may not read its file, nothing is served here. */
const isServedHere = (data: string): boolean => {
  try {
    return isServed(data);
  } catch {
    return false;
  }
};
