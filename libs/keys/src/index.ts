export * from './key-store.js';
export * from './key-wrapper.js';
