import { join } from 'node:path';
import { aggregates, steps } from '#domain/aggregates';
import { AggregateStore } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { commandNameOf } from '#nest/plain';
import { FileKeyWrapper, KeyDatabase, KeyedSealing, PostgresKeyStore } from '#security/keys';
import { codecOf, configurationFrom, digestKey, stampFrom, openVerifiedStore } from '#platform';
import { digestWith } from '#kernel/integrity';

/** Opens the store context of a running service in this process. */
export const openStoreContext = async (house) => {
  const env = { HOMEWARD_DATA: house.data };
  const configuration = configurationFrom(env);
  const stamp = await stampFrom(env, configuration);
  const { mode } = configuration;
  const store = await openVerifiedStore(EventStoreDbEventStore.at(house.eventStoreUrl), { mode, stamp, steps });
  const database = await KeyDatabase.open(house.databaseUrl('homeward_keys'));
  const keys = await PostgresKeyStore.over(database, FileKeyWrapper.at(join(house.data, 'keys', 'epochs.json')));
  const storeContext = {
    store,
    codec: codecOf(steps, new KeyedSealing(keys)),
    digest: digestWith(await digestKey(configuration)),
    origin: store.origin,
    stamp,
    settings: configuration.settings,
  };
  return {
    storeContext,
    keys,
    aggregateStore: () => new AggregateStore(storeContext, 'survivor', aggregates.survivor),
    close: async () => {
      await keys.onApplicationShutdown();
      await database.onApplicationShutdown();
      await store.dispose();
    },
  };
};

/** Converts a command of a data set for an AggregateStore. */
export const toRequest = ({ as, mutation, input }) => {
  const { survivorId, commandId, ...command } = input;
  const metadata = { by: { ...as, organisation: 'A21' }, now: new Date().toISOString(), commandId };
  return [survivorId, commandNameOf(mutation), command, metadata];
};
