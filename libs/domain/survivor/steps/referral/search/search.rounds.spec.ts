import { AT_ONCE, roundsOf } from './search.rounds.js';

const candidates = (count: number) => Array.from({ length: count }, (_, n) => n);
const sizesOf = (count: number, needed: number) => [...roundsOf(candidates(count), needed)].map(({ length }) => length);

describe('the rounds in which candidates are read', () => {
  it('begin with as many as the page needs, and grow while these do not agree', () => {
    expect(sizesOf(100, 21)).toEqual([21, 9, 30, 40]);
    expect(sizesOf(100, 1)).toEqual([1, 29, 30, 40]);
    expect(sizesOf(60, 30)).toEqual([30, 30]);
    expect(sizesOf(900, 21)).toEqual([21, 9, 30, 60, 120, 240, 240, 180]);
  });

  it('go on in the next batch of candidates as if it were the same', () => {
    expect([...roundsOf(candidates(300), 21, 60)].map(({ length }) => length)).toEqual([60, 120, 120]);
  });

  it('begin with no more than that, however many are needed', () => {
    expect(sizesOf(70, 501)).toEqual([AT_ONCE, AT_ONCE, 10]);
  });

  it('leave out nobody, and repeat nobody', () => {
    for (const count of [0, 1, 20, 21, 22, 30, 31, 61])
      expect([...roundsOf(candidates(count), 21)].flat()).toEqual(candidates(count));
  });
});
