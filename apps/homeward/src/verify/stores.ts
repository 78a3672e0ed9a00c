import { urlIn } from '#embedded-postgres';
import type { Stamp } from '#event-store';
import {
  ConfigurationError,
  configurationFrom,
  headsFolderFrom,
  logEpochs,
  logKeyFrom,
  type Environment,
} from '#platform/plain';
import { LogKeys } from '#trust';
import { eventStoreUrlOf } from '../client/connection.js';
import type { Asked } from './verify.js';

/**
 * Of what the projector's surroundings name, or else of what runs in the data folder: the log, what proves it, and the views
 * as those who own and who fill them.
 * @throws ConfigurationError
 */
export const askedIn = async (
  env: Environment,
  { isPublic }: { readonly isPublic: boolean },
): Promise<Omit<Asked, 'ledger'>> => {
  const configuration = configurationFrom(env);
  const { data, databaseUrl, ownerDatabaseUrl } = configuration;
  const eventStoreUrl = eventStoreUrlOf(configuration);
  const fillerUrl = databaseUrl ?? urlIn(data, 'homeward_projector');
  const ownerUrl = ownerDatabaseUrl ?? databaseUrl ?? urlIn(data, 'homeward');
  const headsFolder = headsFolderFrom(env, configuration);
  if (eventStoreUrl && isPublic) return { eventStoreUrl, headsFolder };
  if (eventStoreUrl && fillerUrl && ownerUrl)
    return { eventStoreUrl, headsFolder, views: { ownerUrl, fillerUrl }, stamp: await proving(env, configuration) };
  throw new ConfigurationError(
    `Nothing runs on ${data}: npm start first, or set HOMEWARD_DATA to the folder of a service that runs.`,
  );
};

/** Whoever proves makes no key, and records nothing. */
const proving = async (env: Environment, configuration: Parameters<typeof logKeyFrom>[1]): Promise<Stamp> => ({
  keys: new LogKeys(await logEpochs({ ...logKeyFrom(env, configuration), makes: false })),
  now: () => new Date().toISOString(),
});
