import { sha256 } from './canonical.js';
import { hasOwnHash, type Chained } from './hash-chain.js';

const HASH = /^[0-9a-f]{64}$/;

/** What stands for an event that its own hash does not stand for. Fixed for ever, as every root rests on it. */
const WITHOUT_HASH = 'homeward event without a hash v1';

/**
 * The leaf of an event in the tree over the log: its hash, where it is the hash of what lies there; else a hash of its
 * place and name. It depends on nothing but what is stored: neither on keys nor on which types a version of the program
 * knows, either of which may be a flaw today and none tomorrow. So the same log has the same root in every version.
 */
export const leafOf = (event: Chained): Buffer => {
  const { stream, revision, id, type } = event;
  const isHashed = hasOwnHash(event) && HASH.test(event.metadata.hash);
  return Buffer.from(isHashed ? event.metadata.hash : sha256([WITHOUT_HASH, stream, revision, id, type]), 'hex');
};
