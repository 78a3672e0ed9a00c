import { createHash } from 'node:crypto';

/** RFC 6962 §2.1: prefixes keep leaves and nodes distinct. */
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

const hashParts = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const leafHash = (leaf: Uint8Array): Buffer => hashParts(LEAF, leaf);
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => hashParts(NODE, left, right);

/**
 * The Merkle tree of RFC 6962, growing leaf by leaf. It keeps only the roots of its complete subtrees, the largest first,
 * one for each binary one in its size: appending and computing the root cost O(log n).
 */
export class MerkleTree {
  #size = 0;
  readonly #subtrees: Buffer[] = [];

  get size(): number {
    return this.#size;
  }

  append(leaf: Uint8Array): void {
    let hash = leafHash(leaf);
    // like a carry in binary addition: it completes each subtree of the same size
    for (let carry = this.#size; carry % 2 === 1; carry = (carry - 1) / 2) hash = nodeHash(this.#subtrees.pop()!, hash);
    this.#subtrees.push(hash);
    this.#size++;
  }

  root(): Buffer {
    const [last, ...larger] = this.#subtrees.toReversed();
    return last ? larger.reduce((right, left) => nodeHash(left, right), last) : hashParts();
  }
}
