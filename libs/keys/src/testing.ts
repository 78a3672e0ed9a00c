export * from './testing/keys.js';
export * from './testing/memory.key-wrapper.js';
