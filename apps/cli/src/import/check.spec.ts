import { DEFAULT_SETTINGS } from '#settings';
import { problemsOf } from './check.js';
import { describeColumns } from './help.js';
import { columns } from './columns.js';
import { personIn } from './person.js';
import { EXAMPLE } from './template.js';

const by = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' };
const problems = (more: Readonly<Record<string, string>> = {}) =>
  problemsOf(personIn({ line: 7, cells: new Map(Object.entries({ ...EXAMPLE, ...more })), ragged: undefined }), {
    by,
    now: '2026-03-01T09:00:00.000Z',
    settings: DEFAULT_SETTINGS,
  });

describe('what the API would say to a row', () => {
  it('is nothing to the example of the template', () => {
    expect(problems()).toEqual([]);
  });

  it('is everything that is wrong with its cells, by line and column', () => {
    const found = problems({
      'referral.sex': 'F',
      'referral.province': '1',
      'referral.nationality': '',
      'referral.birthDate': '01/05/2009',
      'referral.contact.safe': 'yes',
      'consent.scopes': 'Interview; Everything',
      'interview.on': '2020-02-30',
      'identification.exploitation.country': 'Cambodia',
      'identification.exploitation.months': 'six',
    });
    expect(new Set(found.map(({ line, reference, code }) => `${line} ${reference} ${code}`))).toEqual(
      new Set(['7 SR-2020-014 VALIDATION']),
    );
    expect(Object.fromEntries(found.map(({ column, message }) => [column, message]))).toEqual({
      'referral.sex': 'choose from Female, Male, Other, Unknown.',
      'referral.province':
        'province must be the two digits of a province of Cambodia, such as 17, or an ISO 3166-2 code of another country, such as TH-10.',
      'referral.nationality': 'Field "nationality" of required type "String!" was not provided.',
      'referral.birthDate': 'birthDate must be a day that exists, written as 2020-06-30.',
      'referral.contact.safe': 'Boolean cannot represent a non boolean value: "yes"',
      'consent.scopes': expect.stringMatching(/^choose from .+ Sharing/),
      'interview.on': 'on must be a day that exists, written as 2020-06-30.',
      'identification.exploitation.country': 'country must be an ISO 3166 code such as KH.',
      'identification.exploitation.months': 'Int cannot represent non-integer value: "six"',
    });
  });

  it.each(['FEMALE', 'female'])('is refused for another spelling of a code: %s', (cell) => {
    expect(problems({ 'referral.sex': cell })).toMatchObject([
      { column: 'referral.sex', message: expect.stringContaining('Female, Male, Other, Unknown') },
    ]);
  });

  it.each([
    ['referral', 'DATE_IN_FUTURE', { 'referral.on': '2030-01-01' }],
    ['consent', 'CHILD_ASSENT_MISSING', { 'consent.childAssent': 'false' }],
    ['interview', 'CONSENT_SCOPE_MISMATCH', { 'consent.scopes': 'Services' }],
    ['aftercare', 'DATE_ORDER', { 'aftercare.on': '2020-03-01' }],
  ])('is the rule of %s that it is against: %s', (column, code, more) => {
    expect(problems(more)).toEqual([
      { line: 7, reference: 'SR-2020-014', column, code, message: expect.stringMatching(/\.$/) },
    ]);
  });
});

it('every column is described', () => {
  const help = describeColumns();
  expect(columns().length).toBeGreaterThan(50);
  for (const { name } of columns()) expect(help).toMatch(new RegExp(`\\n  ${name}( \\*)?\\n      \\S`));
});
