export * from './basis.js';
export * from './reading-gate.js';
export * from './relation.js';
