export * from './pauses.js';
export * from './timeouts.js';
