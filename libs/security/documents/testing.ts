export * from './testing/memory.document-store.js';
