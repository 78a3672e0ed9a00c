import { EventStoreDbEventStore, modeOf } from '#event-store';
import { ConfigurationError, urlsOf, type Configuration } from './configuration.js';

/** A log stays for ever in the mode in which it was begun, as a data folder does: invented people among real ones is no record. */
export const logOfMode = async (configuration: Configuration): Promise<EventStoreDbEventStore> => {
  const store = EventStoreDbEventStore.at(urlsOf(configuration).eventStoreUrl);
  try {
    const begun = await modeOf(store, configuration.mode);
    if (begun === configuration.mode) return store;
    throw new ConfigurationError(
      `The log behind EVENTSTORE_URL was begun in ${begun}, and this is ${configuration.mode}: give an event store of its own.`,
    );
  } catch (error) {
    await store.dispose();
    throw error;
  }
};
