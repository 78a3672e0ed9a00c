export * from './blind-index.js';
export * from './canonical.js';
export * from './hash-chain.js';
export * from './log-keys.js';
export { leafOf } from './leaf.js';
export * from './log-head.js';
export { MerkleTree } from './merkle.js';
export * from './note.js';
export {
  WITHHELD,
  openPayload,
  sealPayload,
  type Classes,
  type StoredPayload,
  type PartPlace as Where,
} from './payload.js';
export * from './sealing.js';
