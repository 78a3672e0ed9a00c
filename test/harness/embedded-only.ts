/**
 * For what only a service by itself has: the embedded event store with its table, process and port, or keys of its own. It is
 * skipped where EVENTSTORE_URL names a store, which many share.
 */
export const onEmbeddedStore = process.env.EVENTSTORE_URL ? it.skip : it;
