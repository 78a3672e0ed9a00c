import { EventStoreDbEventStore, modeOf } from '#event-store';
import { ConfigurationError, configurationFrom, urlsOf, type Configuration } from './configuration.js';
import { digestKey } from './installation-keys.js';
import { keysHoldInProduction } from './keys.providers.js';
import { asProductionMust } from './production-start.js';

/**
 * Before a process does anything else: its data folder, its database, its keys and its log are what they must be.
 * @throws ConfigurationError, StoreUnavailable: one sentence
 */
export const mayStart = async ({ migrates }: { readonly migrates: boolean }): Promise<void> => {
  const configuration = configurationFrom(process.env);
  await digestKey(configuration);
  await asProductionMust(urlsOf(configuration).databaseUrl, { env: process.env, configuration, migrates });
  await keysHoldInProduction(configuration, process.env, { migrates });
  await logIsOfThisMode(configuration);
};

/** A log stays for ever in the mode in which it was begun, as a data folder does: invented people among real ones is no record. */
export const logIsOfThisMode = async (configuration: Configuration): Promise<void> => {
  const store = EventStoreDbEventStore.at(urlsOf(configuration).eventStoreUrl);
  try {
    const begun = await modeOf(store, configuration.mode);
    if (begun === configuration.mode) return;
    throw new ConfigurationError(
      `The log behind EVENTSTORE_URL was begun in ${begun}, and this is ${configuration.mode}: give an event store of its own.`,
    );
  } finally {
    await store.dispose();
  }
};
