import type { JsonObject } from '#kernel/decider';
import { refusalOf } from '../../testing.js';
import { KINSHIPS } from './family.codes.js';
import { INVERSE, requireLinkable } from './family.rules.js';

const happened = (...types: readonly string[]) =>
  types.map((type, index) => ({ id: `event-${index}`, type, data: { keptSurvivorId: 'kept' } as JsonObject }));

describe('a record that is linked as that of a relative', () => {
  it.each<[string, readonly string[], string]>([
    ['may be one without an erasure', ['ReferralReceived'], ''],
    ['may be one whose erasure is only requested', ['ErasureRequested'], ''],
    ['may be one whose erasure was withdrawn', ['ErasureApproved', 'ErasureWithdrawn'], ''],
    ['is none that is about to be erased', ['ErasureApproved'], 'ERASURE_UNDER_WAY'],
    ['is none that is being erased', ['ErasureBegun'], 'ERASURE_UNDER_WAY'],
    ['is none that was erased', ['ErasureBegun', 'PersonalDataErased'], 'SUBJECT_ERASED'],
    ['is no duplicate', ['PersonLinked'], 'LINKED_ELSEWHERE'],
    ['may be one that is no duplicate any more', ['PersonLinked', 'PersonUnlinked'], ''],
  ])('%s', (_, types, code) => {
    expect(refusalOf(() => requireLinkable(happened(...types)))).toBe(code);
  });
});

it('the inverse of the inverse is what somebody is to the survivor', () => {
  expect(KINSHIPS.map((kinship) => INVERSE[INVERSE[kinship]])).toEqual(KINSHIPS);
});
