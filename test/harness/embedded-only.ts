/** For what only the embedded event store has: its table, its process, its port. It is skipped where EVENTSTORE_URL names another one. */
export const onEmbeddedStore = process.env.EVENTSTORE_URL ? it.skip : it;
