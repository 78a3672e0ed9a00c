import { personIn } from './person.js';
import { EXAMPLE } from './template.js';

const person = (more: Readonly<Record<string, string>> = {}, line = 2) =>
  personIn({ line, cells: new Map(Object.entries({ ...EXAMPLE, ...more })), ragged: undefined });
const inputOf = (part: string, more: Readonly<Record<string, string>> = {}) =>
  person(more).rows.find((row) => row.part.name === part)?.input;

describe('a row becomes commands', () => {
  it('whose ids follow from its reference, wherever it stands and whatever it says besides', () => {
    const ids = ({ survivorId, rows }: ReturnType<typeof person>) => [
      survivorId,
      ...rows.map(({ input }) => input.commandId),
    ];
    expect(ids(person({ 'referral.givenName': 'Sok' }, 99))).toEqual(ids(person()));
    const both = [...ids(person()), ...ids(person({ reference: 'SR-2020-015' }))];
    expect(new Set(both).size).toBe(both.length);
    expect(person().survivorId).toBe('c4afb41a-3130-5d84-8d9a-4fd3358b2447');
  });

  it('in the order of the journey, each where one of its columns is filled', () => {
    expect(person().rows.map(({ part }) => part.command)).toEqual([
      'ReceiveReferral',
      'GiveConsent',
      'ConductScreeningInterview',
      'IdentifySurvivor',
      'EnterAftercare',
    ]);
    const only = Object.fromEntries(
      Object.keys(EXAMPLE)
        .filter((name) => !name.startsWith('ref'))
        .map((name) => [name, '']),
    );
    expect(person(only).rows.map(({ part }) => part.command)).toEqual(['ReceiveReferral']);
    expect(person({ ...only, 'aftercare.on': '2020-03-04' }).rows.map(({ part }) => part.name)).toEqual([
      'referral',
      'aftercare',
    ]);
  });

  it('with the parts and lists of the API', () => {
    expect(inputOf('referral')).toMatchObject({
      languages: ['khm', 'eng'],
      contact: { channel: 'Phone', value: '000 000 000 (SYNTHETIC)', safe: true },
    });
    expect(inputOf('interview')).toMatchObject({
      interviewers: ['sokha', 'dara'],
      indicators: { act: ['Recruitment'], means: [], purpose: ['ForcedBegging'] },
    });
    expect(inputOf('identification')).toMatchObject({ exploitation: [{ types: ['ForcedBegging'], country: 'KH' }] });
  });

  it('in which an empty cell says nothing', () => {
    const contact = Object.fromEntries(
      Object.keys(EXAMPLE)
        .filter((name) => name.includes('contact'))
        .map((name) => [name, '']),
    );
    expect(Object.keys(inputOf('referral', { ...contact, 'referral.localGivenName': '' })!)).not.toEqual(
      expect.arrayContaining(['contact', 'localGivenName', 'estimatedAge']),
    );
  });

  it.each([
    ['referral.estimatedAge', '11', 11],
    ['referral.estimatedAge', '011', '011'],
    ['referral.estimatedAge', '11.0', '11.0'],
    ['referral.estimatedAge', 'eleven', 'eleven'],
    ['referral.familyName', ' Chea ', ' Chea '],
  ])('in which nothing is guessed: %s %j is %j', (column, cell, value) => {
    expect(inputOf('referral', { [column]: cell })).toMatchObject({ [column.split('.')[1]!]: value });
  });

  it.each([
    ['true', true],
    ['false', false],
    ['TRUE', 'TRUE'],
    ['yes', 'yes'],
    ['1', '1'],
  ])('in which %j is %j', (cell, value) => {
    expect(inputOf('interview', { 'interview.authorityPresent': cell })).toMatchObject({ authorityPresent: value });
  });
});
