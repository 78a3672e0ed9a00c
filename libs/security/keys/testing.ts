export * from './testing/keys.js';
export * from './wrapping/testing/memory.key-wrapper.js';
