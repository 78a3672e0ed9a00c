export { readConfiguration } from './configuration.js';
export { CannotServe, sentence } from './failure.js';
export { type EventStoreNode, startNode } from './node.js';
