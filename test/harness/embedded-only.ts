/**
 * For features of a single service: the embedded event store with its table, process and port, or separate keys.
 * Skipped if EVENTSTORE_URL names a store, which many specs share.
 */
export const onEmbeddedStore = process.env.EVENTSTORE_URL ? it.skip : it;
