import type { Decider } from './decider.js';
import { ruleOverride, type MayOverride } from './rule-override.js';
import { refuse, refuseUnless } from './refusal.js';
import { surround } from './surround.js';
import type { Settings } from './settings.js';
import { AUTHOR, specification } from './testing.js';

type Events = { Given: { to: string } };
type Commands = { Give: { to: string; allowed: boolean; exists: boolean } };

const pharmacy: Decider<number, Events, Commands> = {
  initial: 0,
  decide: {
    Give: (_, { to, allowed, exists }, { irregular }) => {
      if (!exists) refuse('NOT_FOUND', 'There is no patient of that name.');
      if (!allowed) refuseUnless(irregular, 'NO_PRESCRIPTION', 'Ask for a prescription.');
      return [{ type: 'Given', data: { to } }];
    },
  },
  evolve: { Given: (state) => state + 1 },
};

const isReviewer: MayOverride = ({ role }) => role === 'REVIEWER';
const ofPharmacy = surround(pharmacy, [ruleOverride(isReviewer, 'a reviewer')]);
const given = specification(ofPharmacy);
const irregular = { code: 'NO_PRESCRIPTION', explanation: 'the patient was in pain' };
const reviewer = { by: { role: 'REVIEWER' } };
const askedCommand = (input: Partial<Commands['Give']> = {}, mark: object = { irregular }) => ({
  to: 'srey',
  allowed: false,
  exists: true,
  ...mark,
  ...input,
});

describe('an event that broke a rule', () => {
  it('is refused when the command does not mark it', () => {
    expect(given().when('Give', askedCommand({}, {}), reviewer)).toBe('NO_PRESCRIPTION');
  });

  it('is recorded by a reviewer who names the rule, and is marked', () => {
    expect(given().when('Give', askedCommand(), reviewer)).toEqual([
      { type: 'Given', data: { to: 'srey', irregular } },
    ]);
  });

  it('is refused to other roles', () => {
    expect(given().when('Give', askedCommand())).toBe('APPROVER_ROLE_REQUIRED');
  });

  it('is refused in the words of the policy', () => {
    const context = { steps: {}, by: AUTHOR, now: '', commandId: '', settings: {} as Settings };
    expect(() => ofPharmacy.decide.Give(0, askedCommand(), context)).toThrow(
      'Only a reviewer may record an event against a rule: ask a reviewer to record it.',
    );
  });

  it('is refused when it names another rule', () => {
    const other = { irregular: { ...irregular, code: 'TOO_LATE' } };
    expect(given().when('Give', askedCommand({}, other), reviewer)).toBe('NO_PRESCRIPTION');
  });

  it('is refused when it breaks no rule', () => {
    expect(given().when('Give', askedCommand({ allowed: true }), reviewer)).toBe('NOT_IRREGULAR');
  });

  it('cannot break a rule about the record itself', () => {
    expect(given().when('Give', askedCommand({ exists: false }), reviewer)).toBe('NOT_FOUND');
    const named = { irregular: { ...irregular, code: 'NOT_FOUND' } };
    expect(given().when('Give', askedCommand({ exists: false }, named), reviewer)).toBe('NOT_FOUND');
  });
});
