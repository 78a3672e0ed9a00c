export * from './basis.js';
export * from './entitlements.js';
export * from './matrix.js';
export * from './policy.js';
export * from './reading-gate.js';
export * from './relation.js';
export * from './relations.js';
export * from './visit.js';
