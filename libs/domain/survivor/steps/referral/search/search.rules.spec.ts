import type { PersonDescription } from '../duplicates/duplicates.rules.js';
import { searchReasons } from './search.rules.js';

const bopha: PersonDescription = {
  givenName: 'Bopha',
  familyName: 'Sok',
  localGivenName: 'បុប្ផា',
  localFamilyName: 'សុខ',
  birthYear: 2004,
};

describe('why a survivor matches a search', () => {
  it.each<[string, string, number | undefined, string[] | undefined]>([
    ['the name', 'Sok Bopha', undefined, ['SAME_NAME']],
    ['the name and the year', 'Sok Bopha', 2004, ['SAME_NAME', 'SAME_BIRTH_YEAR']],
    ['the name, and the year before', 'Sok Bopha', 2003, ['SAME_NAME']],
    ['the name, and the year of another person', 'Sok Bopha', 2002, undefined],
    ['the name as it sounds', 'Suk Bofa', undefined, ['SIMILAR_NAME']],
    ['a part of it', 'Bopha', undefined, ['SAME_NAME', 'PART_OF_NAME']],
    ['a part as it sounds, and the year', 'Bupha', 2004, ['SIMILAR_NAME', 'PART_OF_NAME', 'SAME_BIRTH_YEAR']],
    ['the name in Khmer', 'សុខ បុប្ផា', undefined, ['SAME_NAME']],
    ['the name in Khmer, as it sounds', 'សុក បុផា', undefined, ['SIMILAR_NAME']],
    ['another name', 'Sok Dara', 2004, undefined],
  ])('%s', (_, name, birthYear, reasons) => {
    expect(searchReasons({ name, birthYear }, bopha)?.reasons).toEqual(reasons);
  });

  it('includes survivors whose year of birth is unknown', () => {
    expect(searchReasons({ name: 'Bopha', birthYear: 1990 }, { givenName: 'Bopha' })?.reasons).toEqual(['SAME_NAME']);
  });

  it('ranks the whole name first, then the spelling, then the year', () => {
    const asked = [
      ['Sok Bopha', 2004],
      ['Sok Bopha', 2003],
      ['Suk Bofa', 2004],
      ['Suk Bofa', 2003],
      ['Bopha', 2004],
      ['Bofa', 2004],
      ['Bofa', 2003],
    ] as const;
    const strengths = asked.map(([name, birthYear]) => searchReasons({ name, birthYear }, bopha)!.strength);
    expect(strengths).toEqual(strengths.toSorted((one, other) => other - one));
    expect(new Set(strengths).size).toBe(strengths.length);
  });

  it('ignores erased names', () => {
    expect(searchReasons({ name: 'Bopha' }, {})).toBeUndefined();
  });
});
