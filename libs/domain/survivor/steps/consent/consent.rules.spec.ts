import {
  consented,
  episode,
  girl,
  identified,
  journey,
  outcomeOf,
  overridden,
  supervisor,
  withdrawn,
  woman,
} from '../../testing.js';
import type { AssistanceCommands } from '../assistance/assistance.decider.js';
import { requireConsent } from './consent.rules.js';

const service: AssistanceCommands['DeliverService'] = {
  type: 'FoodPackage',
  provider: 'Our own',
  mode: 'InPerson',
  quantity: 1,
  unit: 'Package',
  emergency: true,
};

type Facts = Parameters<typeof journey>;

const mother = consented({ givenBy: 'Guardian', guardianKin: 'Mother' });
const recruitedByMother = identified({
  on: '2020-03-02',
  exploitation: [episode({ recruiterRelation: 'Family', recruiterKin: ['Mother'] })],
});

describe('without a valid consent nothing is done (rule 1)', () => {
  it.each<[string, Facts, string, string]>([
    ['none at all', [girl()], '2020-02-10', 'CONSENT_MISSING'],
    ['on the day it is given', [girl(), consented()], '2020-02-02', 'ServiceDelivered'],
    ['the day before', [girl(), consented()], '2020-02-01', 'CONSENT_MISSING'],
    ['on its last day', [girl(), consented({ expiresOn: '2020-02-29' })], '2020-02-29', 'ServiceDelivered'],
    ['the day after', [girl(), consented({ expiresOn: '2020-02-29' })], '2020-03-01', 'CONSENT_MISSING'],
    ['before it was withdrawn', [girl(), consented(), withdrawn()], '2020-02-29', 'ServiceDelivered'],
    ['on the day it is withdrawn', [girl(), consented(), withdrawn()], '2020-03-01', 'CONSENT_WITHDRAWN'],
    ['of another scope', [girl(), consented({ scopes: ['Interview'] })], '2020-02-10', 'CONSENT_SCOPE_MISMATCH'],
    [
      'withdrawn, and another of another scope',
      [girl(), consented({ scopes: ['Interview'] }), consented({ consentId: 'two' }), withdrawn({ consentId: 'two' })],
      '2020-03-10',
      'CONSENT_WITHDRAWN',
    ],
    [
      'withdrawn, and given again',
      [girl(), consented(), withdrawn(), consented({ consentId: 'two', on: '2020-03-05' })],
      '2020-03-05',
      'ServiceDelivered',
    ],
    [
      'withdrawn, and given again later',
      [girl(), consented(), withdrawn(), consented({ consentId: 'two', on: '2020-03-05' })],
      '2020-03-04',
      'CONSENT_WITHDRAWN',
    ],
    ['a guardian’s, on the eve of the 18th birthday', [girl(), consented()], '2020-05-31', 'ServiceDelivered'],
    ['a guardian’s, on the 18th birthday', [girl(), consented()], '2020-06-01', 'CONSENT_MISSING'],
    [
      'the survivor’s own, as an adult',
      [woman(), consented({ givenBy: 'Survivor' })],
      '2020-02-10',
      'ServiceDelivered',
    ],
    ['the survivor’s own, as a child', [girl(), consented({ givenBy: 'Survivor' })], '2020-02-10', 'GUARDIAN_REQUIRED'],
    ['the mother’s', [girl(), mother], '2020-02-10', 'ServiceDelivered'],
    [
      'the mother’s, before the mother is known to be the recruiter',
      [girl(), mother, recruitedByMother],
      '2020-03-01',
      'ServiceDelivered',
    ],
    ['the mother’s, from then on', [girl(), mother, recruitedByMother], '2020-03-02', 'GUARDIAN_CONFLICT_OF_INTEREST'],
    [
      'an appointed guardian’s in the mother’s place',
      [girl(), mother, recruitedByMother, consented({ consentId: 'two', on: '2020-03-03' })],
      '2020-03-03',
      'ServiceDelivered',
    ],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('DeliverService', { ...service, on }))).toBe(outcome);
  });
});

const overrideReviewed = (upheld: boolean) =>
  ({ type: 'ConsentOverrideReviewed', data: { overrideId: 'override', upheld, on: '2020-02-11' } }) as const;

describe('an override takes the place of a consent (rule 3)', () => {
  it.each<[string, Facts, string, string]>([
    ['from its first day', [overridden()], '2020-02-10', 'ServiceDelivered'],
    ['not before', [overridden()], '2020-02-09', 'CONSENT_MISSING'],
    ['until it must be reviewed', [overridden()], '2020-02-13', 'ServiceDelivered'],
    ['not after', [overridden()], '2020-02-14', 'CONSENT_MISSING'],
    ['of its own scope', [overridden({ scope: 'Interview' })], '2020-02-10', 'CONSENT_MISSING'],
    ['when it was upheld', [overridden(), overrideReviewed(true)], '2020-02-12', 'ServiceDelivered'],
    ['not when it was not', [overridden(), overrideReviewed(false)], '2020-02-12', 'CONSENT_MISSING'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(girl(), ...facts).when('DeliverService', { ...service, on }))).toBe(outcome);
  });

  const review = { overrideId: 'override', upheld: true, on: '2020-02-11' };
  const another = { id: 'makara', role: 'SUPERVISOR' };

  it.each<[string, Facts, Partial<typeof review> & { by?: typeof another }, string]>([
    ['by another supervisor', [overridden({}, supervisor)], {}, 'ConsentOverrideReviewed'],
    ['not by the same one', [overridden({}, supervisor)], { by: supervisor }, 'APPROVER_IS_AUTHOR'],
    ['not before it', [overridden({}, supervisor)], { on: '2020-02-09' }, 'DATE_ORDER'],
    ['of none', [], {}, 'NOTHING_HERE'],
    ['once', [overridden(), overrideReviewed(true)], {}, ''],
    ['once, and not on another day', [overridden(), overrideReviewed(true)], { on: '2020-02-12' }, 'ALREADY_REVIEWED'],
    ['once, and not otherwise', [overridden(), overrideReviewed(false)], {}, 'ALREADY_REVIEWED'],
  ])('is reviewed %s', (_, facts, { by = another, ...input }, outcome) => {
    const answer = journey(girl(), ...facts).when('ReviewConsentOverride', { ...review, ...input }, { by });
    expect(outcomeOf(answer)).toBe(outcome);
  });
});

const shareWith = (recipients: readonly string[], recipient: string) => () => {
  const { consent, referral } = journey(girl(), consented({ scopes: ['Sharing'], recipients })).state();
  requireConsent(consent, referral, [], { scope: 'Sharing', on: '2020-02-10', recipient });
};

describe('a refusal for lack of consent', () => {
  const refusalOf = (on: string, ...facts: Facts) => {
    const { consent, referral } = journey(...facts).state();
    return () => requireConsent(consent, referral, [], { scope: 'Services', on });
  };

  it.each<{ given: string; facts: Facts; on: string }>([
    { given: 'no consent', facts: [girl()], on: '2020-02-10' },
    { given: 'one of another scope', facts: [girl(), consented({ scopes: ['Interview'] })], on: '2020-02-10' },
    { given: 'one that was withdrawn', facts: [girl(), consented(), withdrawn()], on: '2020-03-02' },
    { given: 'one that has ended', facts: [girl(), consented({ expiresOn: '2020-02-29' })], on: '2020-03-01' },
    { given: 'the child’s own', facts: [girl(), consented({ givenBy: 'Survivor' })], on: '2020-02-10' },
  ])('names the consent that must come first, given $given', ({ facts, on }) => {
    expect(refusalOf(on, ...facts)).toThrow(expect.objectContaining({ first: 'GiveConsent' }));
  });

  it('names none where the consent was given later, so that one of the two days is wrong', () => {
    expect(refusalOf('2020-02-01', girl(), consented())).toThrow(expect.objectContaining({ first: undefined }));
  });
});

describe('sharing (rule 1)', () => {
  it('is allowed with the organisations that the consent names, and no others', () => {
    expect(shareWith(['Partner school'], 'Partner school')).not.toThrow();
    expect(shareWith(['Partner school'], 'Police')).toThrow(/not for Sharing with Police/);
    expect(shareWith([], 'Partner school')).toThrow(expect.objectContaining({ code: 'CONSENT_SCOPE_MISMATCH' }));
  });
});
