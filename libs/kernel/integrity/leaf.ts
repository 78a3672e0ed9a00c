import { sha256 } from './canonical.js';
import { hasOwnHash, type ChainedEvent } from './hash-chain.js';

const HASH = /^[0-9a-f]{64}$/;

/** Marks the leaf of an event without a valid hash. Never change it, since every root depends on it. */
const WITHOUT_HASH = 'homeward event without a hash v1';

/**
 * The leaf of an event in the tree over the log: its hash, if that is the hash of the stored event; else a hash of its place
 * and id. It depends on nothing but the stored event. Keys, and the types that a version knows, do not matter: either may
 * be a flaw today and none tomorrow. So the same log has the same root in every version.
 */
export const leafOf = (event: ChainedEvent): Buffer => {
  const { stream, revision, id, type } = event;
  const isHashed = hasOwnHash(event) && HASH.test(event.metadata.hash);
  return Buffer.from(isHashed ? event.metadata.hash : sha256([WITHOUT_HASH, stream, revision, id, type]), 'hex');
};
