import { ERASED } from '#kernel/decider';
import type { Meta } from '#kernel/projections';
import { likenessTokens } from './likeness.index.js';

/** The plain words, so that the spec shows what a token is made of. */
const { on } = likenessTokens.with((kind, word) => `${kind}:${word}`);
const recorded = { recordedAt: '2020-04-01T20:00:00.000Z' } as Meta;
const indexed = (type: string, data: object) =>
  on[type]!(data as never, recorded).map((row) => {
    const { kind, token } = row as { kind: string; token: string };
    return `${kind} = ${token}`;
  });

describe('the tokens by which whole records are compared', () => {
  it('are made of each name as a whole, whichever half is said first, of the birth date, and of the contact', () => {
    const input = {
      givenName: 'Sok Bopha',
      familyName: 'Sok',
      localGivenName: 'បុប្ផា',
      birthDate: '2004-05-06',
      sex: 'Female',
      contact: { channel: 'Phone', value: '012 345 678', safe: true },
    };
    expect(indexed('ReferralReceived', input)).toEqual([
      'name = name:bopha sok sok',
      'localName = localName:បុប្ផា',
      'birthDate = birthDate:2004-05-06',
      'contact = contact:12345678',
    ]);
    expect(indexed('PersonDetailsRevised', { givenName: 'Sok', familyName: 'Bopha' })).toEqual([
      'name = name:bopha sok',
    ]);
  });

  it('are made of the words of a half that was revised, since the other half is in another entry', () => {
    expect(indexed('PersonDetailsRevised', { givenName: 'Sok Bopha', localFamilyName: 'សុខ' })).toEqual([
      'namePart = name:bopha',
      'namePart = name:sok',
      'localNamePart = localName:សុខ',
    ]);
  });

  it('are not made of unknown or erased details', () => {
    expect(indexed('ReferralReceived', { sex: 'Female' })).toEqual([]);
    expect(indexed('PersonDetailsRevised', { birthDate: '2004-05-06' })).toEqual(['birthDate = birthDate:2004-05-06']);
    const erased = { givenName: ERASED, localFamilyName: ERASED, birthDate: ERASED, contact: ERASED };
    expect(indexed('ReferralReceived', erased)).toEqual([]);
    expect(indexed('PersonDetailsRevised', erased)).toEqual([]);
  });
});
