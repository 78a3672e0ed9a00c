import fc from 'fast-check';
import { enumNameOf } from './enum-name.js';

describe('the name of a code in GraphQL', () => {
  it.each([
    ['ForcedBegging', 'FORCED_BEGGING'],
    ['NotAVictimOfTrafficking', 'NOT_A_VICTIM_OF_TRAFFICKING'],
    ['CacOutreach', 'CAC_OUTREACH'],
    ['NGOPartner', 'NGO_PARTNER'],
    ['Under18Years', 'UNDER18_YEARS'],
    ['unknownType', 'UNKNOWN_TYPE'],
    ['en', 'EN'],
  ])('has the words of the code: %s is %s', (code, name) => {
    expect(enumNameOf(code)).toBe(name);
  });

  it.each(['NGO', 'CASE_WORKER', 'KH', 'USD', 'M2'])('is the code itself where that is in capitals: %s', (code) => {
    expect(enumNameOf(code)).toBe(code);
  });

  it('stays the same, however often it is asked for', () => {
    const codes = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/);
    fc.assert(fc.property(codes, (code) => enumNameOf(enumNameOf(code)) === enumNameOf(code)));
  });
});
