import { AT_ONCE, Rounds } from './search.rounds.js';

const candidates = (count: number) => Array.from({ length: count }, (_, n) => n);

/** @param agreed how many of a round are matches, by its number */
const takeRounds = (count: number, rounds: Rounds, agreed: (round: number) => number = () => 0) => {
  const taken: (readonly number[])[] = [];
  for (const some of rounds.of(candidates(count))) {
    rounds.end(some.length, agreed(taken.length));
    taken.push(some);
  }
  return taken;
};
const sizesOf = (count: number, needed: number, agreed?: (round: number) => number) =>
  takeRounds(count, new Rounds(needed), agreed).map(({ length }) => length);

describe('the rounds in which candidates are read', () => {
  it('begin with as many as the page needs, and grow while hardly any agree', () => {
    expect(sizesOf(100, 21)).toEqual([21, 9, 30, 40]);
    expect(sizesOf(100, 1)).toEqual([1, 29, 58, 12]);
    expect(sizesOf(900, 21)).toEqual([21, 9, 30, 60, 120, 240, 240, 180]);
  });

  it('do not grow while some agree, and are small again after one of which some do', () => {
    expect(sizesOf(150, 21, () => 1)).toEqual([21, 9, 30, 30, 30, 30]);
    expect(sizesOf(400, 21, (round) => (round === 4 ? 20 : 0))).toEqual([21, 9, 30, 60, 120, 30, 60, 70]);
  });

  it('go on in the next batch of candidates as if it were the same', () => {
    const rounds = new Rounds(21);
    takeRounds(60, rounds);
    expect(takeRounds(300, rounds).map(({ length }) => length)).toEqual([60, 120, 120]);
  });

  it('begin with no more than that, however many are needed', () => {
    expect(sizesOf(70, 501)).toEqual([AT_ONCE, 40]);
  });

  it('leave out nobody, and repeat nobody', () => {
    for (const count of [0, 1, 20, 21, 22, 30, 31, 61])
      expect(takeRounds(count, new Rounds(21)).flat()).toEqual(candidates(count));
  });
});
