import { anchorOf, hashOf, type ChainedEvent } from './hash-chain.js';
import { leafOf } from './leaf.js';

const link = {
  stream: 'survivor-1',
  revision: 0,
  id: 'e0',
  type: 'Met',
  data: { on: '2020-03-01' },
  metadata: { actor: 'a', prevHash: anchorOf('0123abcd', 'survivor-1') },
};
const event: ChainedEvent = { ...link, metadata: { ...link.metadata, hash: hashOf(link) } };
const hex = (one: ChainedEvent) => leafOf(one).toString('hex');

describe('the leaf of an event', () => {
  it('is its hash', () => {
    expect(hex(event)).toBe(event.metadata.hash);
  });

  it('is its hash whatever its code is, since that may be of a key that is lost', () => {
    expect(hex({ ...event, metadata: { ...event.metadata, code: '7.x' } })).toBe(event.metadata.hash);
  });

  it.each<[string, ChainedEvent]>([
    ['another payload', { ...event, data: { on: '2020-03-02' } }],
    ['no readable payload', { ...event, data: undefined }],
    ['no metadata', { ...event, metadata: undefined as never }],
    ['a malformed hash', { ...event, metadata: { ...event.metadata, hash: 'none' } }],
    ['no hash, as the first event of a log of former versions', { ...event, metadata: {} as never }],
  ])('is a hash of its place and id where it has %s', (_, altered) => {
    // never changes: today's signed heads must be comparable in years
    expect(hex(altered)).toBe('c630b649d228dd3598bab035557b89c9e9476505c50ac6619dab6372b8855a9a');
  });

  it('without a hash distinguishes places and ids', () => {
    const unhashed = { ...event, metadata: {} as never };
    const others: ChainedEvent[] = [
      unhashed,
      { ...unhashed, stream: 'survivor-2' },
      { ...unhashed, revision: 1 },
      { ...unhashed, id: 'e1' },
      { ...unhashed, type: 'Left' },
    ];
    expect(new Set(others.map(hex)).size).toBe(others.length);
  });
});
