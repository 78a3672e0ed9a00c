import { soundsOf } from '../../name/name.rules.js';
import { boundStrength, firstPlaceOf, toCursor, type NameTokens } from './search.ranking.js';
import { searchReasons } from './search.rules.js';

const tokensOf = (sought: string, familyName: string, givenName: string): NameTokens => {
  const words = `${familyName} ${givenName}`.toLowerCase().split(' ');
  const written = sought
    .toLowerCase()
    .split(' ')
    .some((word) => words.includes(word));
  return { words: words.length, sounds: soundsOf([familyName, givenName]).length, written, revised: false };
};

describe('what tokens say of the strength of a match', () => {
  it.each([
    ['Chan Bopha', 'Chan', 'Bopha'],
    ['Chan Bopha', 'Chhan', 'Bupha'],
    ['Chan', 'Chan', 'Bopha'],
    ['Chhan', 'Chan', 'Bopha'],
    ['Chan Sreymom', 'Chan', 'Srey Mom'],
    ['Chan Srey Mom', 'Chan', 'Sreymom'],
    ['Srey Mom', 'Chan', 'Srey Mom'],
  ])('is exact for %s, of %s %s on record', (name, familyName, givenName) => {
    for (const birthYear of [undefined, 2004]) {
      const person = { familyName, givenName, birthYear: 2004 };
      const { strength } = searchReasons({ name, birthYear }, person)!;
      const bound = boundStrength({ name, birthYear }, [tokensOf(name, familyName, givenName)], person);
      // of "Srey Mom", both words could be one, and the name then be whole
      expect(bound - strength).toBe(name === 'Srey Mom' ? 4 : 0);
    }
  });

  it('takes the script in which the name agrees better', () => {
    const weak = { words: 3, sounds: 3, written: false, revised: false };
    expect(boundStrength({ name: 'Chan' }, [weak, { ...weak, written: true }], {})).toBe(2);
    expect(boundStrength({ name: 'Chan' }, [], {})).toBe(0);
  });

  it('counts no words of a name that was revised, since former ones are among them', () => {
    const tokens = { words: 3, sounds: 3, written: true, revised: true };
    expect(boundStrength({ name: 'Chan' }, [tokens], {})).toBe(6);
    expect(boundStrength({ name: 'Chan' }, [{ ...tokens, revised: false }], {})).toBe(2);
  });
});

describe('the first place of a candidate after a cursor', () => {
  it.each<{ bound: number; id: string; after: string; place?: string }>([
    { bound: 4, id: 'c', after: '', place: toCursor(4, 'c') },
    { bound: 4, id: 'c', after: toCursor(6, 'd'), place: toCursor(4, 'c') },
    { bound: 4, id: 'c', after: toCursor(4, 'b'), place: toCursor(4, 'c') },
    { bound: 4, id: 'c', after: toCursor(4, 'c'), place: toCursor(3, 'c') },
    { bound: 4, id: 'c', after: toCursor(4, 'd'), place: toCursor(3, 'c') },
    { bound: 4, id: 'c', after: toCursor(2, 'b'), place: toCursor(2, 'c') },
    { bound: 4, id: 'c', after: toCursor(0, 'd') },
  ])('of strength $bound and id $id, after $after', ({ bound, id, after, place }) => {
    expect(firstPlaceOf(bound, id, after)).toBe(place);
    expect(place === undefined || place > after).toBe(true);
  });
});
