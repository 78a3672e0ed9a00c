import { comparableDetailsOf, reasonsFor, type PersonDescription } from './duplicates.rules.js';

const bopha: PersonDescription = {
  givenName: 'Bopha',
  familyName: 'Sok',
  localGivenName: 'បុប្ផា',
  localFamilyName: 'សុខ',
  birthDate: '2004-05-06',
  birthYear: 2004,
  sex: 'Female',
  contact: { value: '012 345 678' },
};

describe('why two people may be one', () => {
  it.each<[string, PersonDescription, string[]]>([
    ['everything', bopha, ['SAME_NAME_AND_BIRTH_YEAR', 'SAME_BIRTH_DATE_AND_SEX', 'SAME_CONTACT']],
    ['nothing', { givenName: 'Dara', familyName: 'Chan', birthDate: '1990-01-01', birthYear: 1990, sex: 'Male' }, []],
    ['nothing that is known', {}, []],
    ['a name', { givenName: 'Bopha', familyName: 'Sok' }, ['SAME_NAME']],
    ['a name, and another year', { givenName: 'Bopha', familyName: 'Sok', birthYear: 2003 }, ['SAME_NAME']],
    ['a name and the year', { givenName: 'Bopha', familyName: 'Sok', birthYear: 2004 }, ['SAME_NAME_AND_BIRTH_YEAR']],
    ['the name in Khmer', { localGivenName: 'បុប្ផា', localFamilyName: 'សុខ' }, ['SAME_NAME']],
    ['the family name first', { givenName: 'Sok', familyName: 'Bopha' }, ['SAME_NAME']],
    ['all of the name in one field', { givenName: 'SOK  bopha ' }, ['SAME_NAME']],
    ['capitals and full-width letters', { givenName: 'ＢＯＰＨＡ', familyName: 'sok' }, ['SAME_NAME']],
    [
      'invisible signs between Khmer letters',
      { localFamilyName: 'សុ\u200Bខ', localGivenName: 'បុប្\u200Cផា' },
      ['SAME_NAME'],
    ],
    [
      'Khmer letters in another order',
      { localFamilyName: 'សុខ', localGivenName: 'ប\u17bb\u1794\u17b6\u17d2\u1795' },
      ['SAME_NAME'],
    ],
    ['half of the name', { givenName: 'Bopha' }, []],
    ['half of the name, and another half', { givenName: 'Bopha', familyName: 'Chan' }, []],
    ['a Latin name that reads as the Khmer one', { localGivenName: 'Bopha', localFamilyName: 'Sok' }, []],
    ['the year alone', { birthYear: 2004, sex: 'Female' }, []],
    ['the birth date and the sex', { birthDate: '2004-05-06', sex: 'Female' }, ['SAME_BIRTH_DATE_AND_SEX']],
    ['the birth date, not the sex', { birthDate: '2004-05-06', sex: 'Male' }, []],
    ['the number', { contact: { value: '012345678' } }, ['SAME_CONTACT']],
    ['the number with the country', { contact: { value: '+855 12 345-678' } }, ['SAME_CONTACT']],
    ['the number dialled from abroad', { contact: { value: '(00855) 12.345.678' } }, ['SAME_CONTACT']],
    ['the number in Khmer digits', { contact: { value: '០១២\u200B៣៤៥ ៦៧៨' } }, ['SAME_CONTACT']],
    ['another number', { contact: { value: '012 345 679' } }, []],
  ])('%s', (_, other, reasons) => {
    expect(reasonsFor(bopha, other)).toEqual(reasons);
    expect(reasonsFor(other, bopha)).toEqual(reasons);
  });

  it('a name that is no number is compared as it is written', () => {
    const [one, other] = ['bopha.sok@example.org', 'Bopha.Sok@Example.org'].map((value) => ({ contact: { value } }));
    expect(reasonsFor(one!, other!)).toEqual(['SAME_CONTACT']);
    expect(comparableDetailsOf({ contact: { value: 'bopha 855' } }).contact).toEqual(['bopha855']);
  });
});
