import { refuse, refuseUnless, type DecisionContext } from '#kernel/decider';
import { refusalsOf } from './refusals.js';

const pharmacy = {
  initial: {},
  requires: {
    Give: (_: object, { irregular }: DecisionContext<unknown>) =>
      refuseUnless(irregular, 'NO_PRESCRIPTION', 'Ask for a prescription.'),
    Close: () => refuse('SHUT', 'The pharmacy is shut.'),
  },
  decide: {},
  evolve: {},
};

const codesFor = async (role: string, mayOverride?: (by: { readonly role: string }) => boolean) => {
  const context = { steps: {}, by: { id: 'srey', role, organisation: 'A21' }, now: '2020-01-01T00:00:00.000Z' };
  const decider = { ...pharmacy, ...(mayOverride && { mayOverride }) };
  const found = await refusalsOf(decider, {}, ['Give', 'Close'], { ...context, settings: {} } as never, () => {});
  return [...found.values()].map((refusal) => refusal?.code);
};

describe('the refusal that a command would get', () => {
  const pharmacistMay = ({ role }: { readonly role: string }) => role === 'PHARMACIST';

  it('is none for a person who may record against the rule', async () => {
    expect(await codesFor('PHARMACIST', pharmacistMay)).toEqual([undefined, 'SHUT']);
  });

  it('is that of the rule for everybody else, and where nobody may', async () => {
    expect(await codesFor('NURSE', pharmacistMay)).toEqual(['NO_PRESCRIPTION', 'SHUT']);
    expect(await codesFor('PHARMACIST')).toEqual(['NO_PRESCRIPTION', 'SHUT']);
  });
});
