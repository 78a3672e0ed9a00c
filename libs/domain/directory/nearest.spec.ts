import { nearest } from './nearest.rules.js';

describe('the nearest names', () => {
  it('are those that differ in the fewest letters, at most three', () => {
    expect(nearest('sohka', ['bopha', 'sokha', 'sophea', 'rithy', 'sokhom'])).toEqual(['sokha', 'sophea', 'bopha']);
  });

  it('disregard capitals, repetitions and the order of the register', () => {
    expect(nearest('POIPET', ['SiemReapCac', 'Poipet', 'Poipet'])).toEqual(['Poipet', 'SiemReapCac']);
    expect(nearest('x', ['b', 'a'])).toEqual(nearest('x', ['a', 'b']));
  });

  it('are none of an empty register', () => {
    expect(nearest('sokha', [])).toEqual([]);
  });
});
