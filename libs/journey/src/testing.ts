export * from './testing/facts.js';
