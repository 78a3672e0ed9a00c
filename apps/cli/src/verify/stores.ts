import { documentStoreAt } from '#security/documents';
import { urlIn } from '#embedded/postgres';
import type { Stamp } from '#kernel/event-store';
import { logEpochs, type ProcessConfiguration } from '#platform/plain';
import { LogKeys } from '#kernel/integrity';
import { eventStoreUrlOf } from '../client/connection.js';
import { storesAreMissing } from '../services/missing-stores.js';
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
  throw storesAreMissing({ data, eventStoreUrl });
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
    throw storesAreMissing({ data: configuration.data, eventStoreUrl });
  }
  const { eventStoreUrl, ...views } = findLogAndViews(configured);
  const documents = { store: documentStoreAt(configured.documents), tombstonesFile };
  return { eventStoreUrl, storeWaitS, headsFolder, documents, views, stamp: await proving(configured) };
};

/** A verification creates no key and records nothing. */
const proving = async ({ logKey }: ProcessConfiguration): Promise<Stamp> => ({
  keys: new LogKeys(await logEpochs({ ...logKey, makes: false })),
  now: () => new Date().toISOString(),
});
