import { join } from 'node:path';
import { documentStoreAt } from '#security/documents';
import { urlIn } from '#embedded/postgres';
import type { Stamp } from '#kernel/event-store';
import { ConfigurationError, logEpochs, type ProcessConfiguration } from '#platform/plain';
import { LogKeys } from '#kernel/integrity';
import { eventStoreUrlOf } from '../client/connection.js';
import { isServed } from '../services/data-folder.js';
import type { VerifyOptions } from './options.js';

interface Stores {
  readonly eventStoreUrl: string;
  /** The database of the views, with the owning and with the filling role. */
  readonly ownerUrl: string;
  readonly fillerUrl: string;
}

/** The stores named in the environment of the projector, or else those running in the data folder. @throws ConfigurationError */
export const findLogAndViews = ({ configuration }: ProcessConfiguration): Stores => {
  const { data, databaseUrl, ownerDatabaseUrl } = configuration;
  const eventStoreUrl = eventStoreUrlOf(configuration);
  const fillerUrl = databaseUrl ?? urlIn(data, 'homeward_projector');
  const ownerUrl = ownerDatabaseUrl ?? databaseUrl ?? urlIn(data, 'homeward');
  if (eventStoreUrl && fillerUrl && ownerUrl) return { eventStoreUrl, ownerUrl, fillerUrl };
  throw nothingRuns(data);
};

/**
 * The settings of a verification; a public one has neither log key nor views.
 * @throws ConfigurationError
 */
export const verificationIn = async (
  configured: ProcessConfiguration,
  { isPublic }: { readonly isPublic: boolean },
): Promise<Omit<VerifyOptions, 'ledger'>> => {
  const { configuration, tombstonesFile, headsFolder, verbWaitS: storeWaitS } = configured;
  if (isPublic) {
    const eventStoreUrl = eventStoreUrlOf(configuration);
    if (eventStoreUrl) return { eventStoreUrl, storeWaitS, headsFolder };
    throw nothingRuns(configuration.data);
  }
  const { eventStoreUrl, ...views } = findLogAndViews(configured);
  const documents = { store: documentStoreAt(configured.documents), tombstonesFile };
  return { eventStoreUrl, storeWaitS, headsFolder, documents, views, stamp: await proving(configured) };
};

const nothingRuns = (data: string): ConfigurationError =>
  new ConfigurationError(
    isServed(data)
      ? `The Postgres of the service on ${data} does not run: ${join(data, 'postgres.log')} says why.`
      : `Nothing runs on ${data}: npm start first, or set HOMEWARD_DATA to the folder of a service that runs.`,
  );

/** A verification creates no key and records nothing. */
const proving = async ({ logKey }: ProcessConfiguration): Promise<Stamp> => ({
  keys: new LogKeys(await logEpochs({ ...logKey, makes: false })),
  now: () => new Date().toISOString(),
});
