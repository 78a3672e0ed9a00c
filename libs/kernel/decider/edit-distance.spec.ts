import { editDistance } from './edit-distance.js';

describe('the edit distance', () => {
  it.each([
    ['Poipet', 'Poipet', 0],
    ['Poipet', 'Poypet', 1],
    ['Poipet', 'Poipe', 1],
    ['oipet', 'Poipet', 1],
    ['', 'Poipet', 6],
    ['Poipet', '', 6],
  ])('between "%s" and "%s" is %i', (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
  });

  it('counts what people see as one letter once, also outside the basic plane of Unicode', () => {
    expect(editDistance('a\u{1F3E0}b', 'ab')).toBe(1);
    expect(editDistance('', '\u{1F3E0}')).toBe(1);
  });
});
