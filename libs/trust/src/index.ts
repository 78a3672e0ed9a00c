export * from './blind-index.js';
export * from './canonical.js';
export * from './digest.js';
export * from './hash-chain.js';
export * from './log-keys.js';
export * from './payload.js';
export * from './sealing.js';
export type { Classes } from './separate.js';
