import { connectionStringFrom, type Configuration } from '#platform/plain';

/**
 * Waits here for an event store that the environment names, so that its line stands on the terminal and not in two logs.
 * @throws StoreUnavailable
 */
export const waitForEventStore = async (configuration: Configuration, signal: AbortSignal): Promise<void> => {
  const { eventStoreUrl, startWaitS: waitS } = configuration;
  // loaded only here: who starts the embedded one need not wait for the client
  const { openAnsweringStore } = await import('#kernel/event-store/eventstoredb');
  const store = await openAnsweringStore(connectionStringFrom(eventStoreUrl!, configuration), { waitS, signal });
  await store.dispose();
};
