import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { MerkleTree } from './merkle.js';

/** From the reference implementation of Certificate Transparency: eight leaves, and the root over the first n of them. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const sha256 = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** MTH of RFC 6962 §2.1, literally. */
const merkleTreeHash = (leaves: readonly Uint8Array[]): Buffer => {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), leaves[0]!);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(1), merkleTreeHash(leaves.slice(0, k)), merkleTreeHash(leaves.slice(k)));
};

const growTree = (leaves: readonly Uint8Array[]): MerkleTree => {
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.append(leaf);
  return tree;
};

describe('a tree of RFC 6962', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))('over %i leaves has the published root', (size, root) => {
    const leaves = LEAVES.slice(0, size).map((leaf) => Buffer.from(leaf, 'hex'));
    expect(growTree(leaves).root().toString('hex')).toBe(root);
  });

  it('has at every size up to 257 the root that the definition gives', () => {
    const tree = new MerkleTree();
    const leaves: Buffer[] = [];
    for (let size = 0; size <= 257; size++) {
      expect([tree.size, tree.root().toString('hex')]).toEqual([size, merkleTreeHash(leaves).toString('hex')]);
      leaves.push(Buffer.from(`leaf ${size}`));
      tree.append(leaves.at(-1)!);
    }
  });

  it('has the root of the definition over any leaves', () => {
    const any = fc.property(fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 257 }), (leaves) =>
      growTree(leaves).root().equals(merkleTreeHash(leaves)),
    );
    expect(() => fc.assert(any, { numRuns: 200 })).not.toThrow();
  });

  it('has another root when any leaf is changed, left out, repeated or moved', () => {
    const leaves = fc.uniqueArray(fc.uint8Array({ minLength: 1, maxLength: 8 }), {
      minLength: 2,
      maxLength: 40,
      selector: (leaf) => Buffer.from(leaf).toString('hex'),
    });
    const altered = fc.property(leaves, fc.nat(), fc.nat(), (all, n, m) => {
      const [at, other] = [n % all.length, m % all.length];
      const root = growTree(all).root();
      const changes = [
        all.map((leaf, index) => (index === at ? Buffer.concat([leaf, leaf]) : leaf)),
        all.filter((_, index) => index !== at),
        all.flatMap((leaf, index) => (index === at ? [leaf, leaf] : [leaf])),
        ...(at === other ? [] : [all.with(at, all[other]!).with(other, all[at]!)]),
      ];
      return changes.every((one) => !growTree(one).root().equals(root));
    });
    expect(() => fc.assert(altered, { numRuns: 200 })).not.toThrow();
  });
});
