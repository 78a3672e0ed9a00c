import { nearestWords } from './nearest.rules.js';

describe('the nearest names', () => {
  it('are those that differ in the fewest letters, at most three', () => {
    expect(nearestWords('sohka', ['bopha', 'sokha', 'sophea', 'rithy', 'sokhom'])).toEqual([
      'sokha',
      'sophea',
      'bopha',
    ]);
  });

  it('disregard capitals, repetitions and the order of the register', () => {
    expect(nearestWords('POIPET', ['SiemReapCac', 'Poipet', 'Poipet'])).toEqual(['Poipet', 'SiemReapCac']);
    expect(nearestWords('x', ['b', 'a'])).toEqual(nearestWords('x', ['a', 'b']));
  });

  it('are none of an empty register', () => {
    expect(nearestWords('sokha', [])).toEqual([]);
  });
});
