import { ERASED } from '#kernel/decider';
import type { Meta } from '#kernel/projections';
import { personTokens } from './person.index.js';

/** The plain words, so that the spec shows what a token is made of. */
const { on } = personTokens.with((kind, word) => `${kind}:${word}`);
const recorded = { recordedAt: '2020-04-01T20:00:00.000Z' } as Meta;
const indexTerms = (type: string, data: object) =>
  on[type]!(data as never, recorded).map((row) => (row as { kind: string; token: string }).token);

describe('the tokens of a person', () => {
  it('are made of each word of the name, as written and as it sounds, of the birth date, and of the contact', () => {
    const input = {
      givenName: 'Sok Bopha',
      familyName: 'Sok',
      localGivenName: 'បុប្ផា',
      birthDate: '2004-05-06',
      birthYear: 2004,
      sex: 'Female',
      ethnicity: 'Cham',
      contact: { channel: 'Phone', value: '012 345 678', safe: true },
    };
    const tokens = [
      'name:bopha',
      'name:sok',
      'localName:បុប្ផា',
      'birthDate:2004-05-06',
      'contact:12345678',
      'sound:SK',
      'sound:PP.',
      'sound:SKPP.',
      'localSound:PP.',
    ];
    expect(indexTerms('ReferralReceived', input)).toEqual(tokens);
    expect(indexTerms('PersonDetailsRevised', input)).toEqual(tokens);
  });

  it('are not made of unknown or erased details', () => {
    expect(indexTerms('ReferralReceived', { sex: 'Female' })).toEqual([]);
    const erased = { givenName: ERASED, localFamilyName: ERASED, birthDate: ERASED, contact: ERASED };
    expect(indexTerms('ReferralReceived', erased)).toEqual([]);
  });

  it('carry the day on which they were recorded, and nothing else', () => {
    expect(on.ReferralReceived!({ givenName: 'Bopha' } as never, recorded)).toEqual([
      { kind: 'name', token: 'name:bopha', happenedOn: '2020-04-02' },
      { kind: 'sound', token: 'sound:PP.', happenedOn: '2020-04-02' },
    ]);
  });
});
