/** The client of EventStoreDB: code that only decides, folds or projects does not load it. */
export * from './event-store.js';
export { SharedPosition } from './subscription.js';
export * from './when-store-answers.js';
