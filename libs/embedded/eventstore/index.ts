export { readConfiguration } from './configuration.js';
export { sentence } from './failure.js';
export { type EventStoreNode, startNode } from './node.js';
