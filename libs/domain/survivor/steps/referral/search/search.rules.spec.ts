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
  it.each<{ title: string; name: string; birthYear?: number; reasons?: string[] }>([
    { title: 'the name', name: 'Sok Bopha', reasons: ['SAME_NAME'] },
    { title: 'the name and the year', name: 'Sok Bopha', birthYear: 2004, reasons: ['SAME_NAME', 'SAME_BIRTH_YEAR'] },
    { title: 'the name, and the year before', name: 'Sok Bopha', birthYear: 2003, reasons: ['SAME_NAME'] },
    { title: 'the name, and the year of another person', name: 'Sok Bopha', birthYear: 2002 },
    { title: 'the name as it sounds', name: 'Suk Bofa', reasons: ['SIMILAR_NAME'] },
    { title: 'a part of it', name: 'Bopha', reasons: ['SAME_NAME', 'PART_OF_NAME'] },
    {
      title: 'a part as it sounds, and the year',
      name: 'Bupha',
      birthYear: 2004,
      reasons: ['SIMILAR_NAME', 'PART_OF_NAME', 'SAME_BIRTH_YEAR'],
    },
    { title: 'the name in Khmer', name: 'សុខ បុប្ផា', reasons: ['SAME_NAME'] },
    { title: 'the name in Khmer, as it sounds', name: 'សុក បុផា', reasons: ['SIMILAR_NAME'] },
    { title: 'another name', name: 'Sok Dara', birthYear: 2004 },
  ])('$title', ({ name, birthYear, reasons }) => {
    expect(searchReasons({ name, birthYear })(bopha)).toEqual(reasons);
  });

  it('includes survivors whose year of birth is unknown', () => {
    expect(searchReasons({ name: 'Bopha', birthYear: 1990 })({ givenName: 'Bopha' })).toEqual(['SAME_NAME']);
  });

  it('ignores erased names', () => {
    expect(searchReasons({ name: 'Bopha' })({})).toBeUndefined();
  });
});
