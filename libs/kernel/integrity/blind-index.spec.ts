import { tokenWith } from './blind-index.js';
import { digestWith } from './canonical.js';

const token = tokenWith(digestWith(Buffer.from('a key')));
const words = Array.from({ length: 2_000 }, (_, index) => `word ${index}`);

describe('a token of a blind index', () => {
  it('is the same for the same word of the same kind', () => {
    expect(token('name', 'bopha')).toBe(token('name', 'bopha'));
  });

  it('is one of 64, which share all words evenly', () => {
    const shared = new Map<string, number>();
    for (const word of words) shared.set(token('name', word), (shared.get(token('name', word)) ?? 0) + 1);
    expect(shared.size).toBe(64);
    expect(Math.min(...shared.values())).toBeGreaterThanOrEqual(5);
  });

  it('reveals nothing about another kind, and nothing without the key', () => {
    const other = tokenWith(digestWith(Buffer.from('another key')));
    const same = (that: (word: string) => string) => words.filter((word) => that(word) === token('name', word)).length;
    expect(same((word) => token('contact', word))).toBeLessThan(100);
    expect(same((word) => other('name', word))).toBeLessThan(100);
  });
});
