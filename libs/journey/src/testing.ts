export * from './testing/facts.js';
export * from './testing/care.js';
