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
  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'none at all', given: [girl()], on: '2020-02-10', outcome: 'CONSENT_MISSING' },
    { title: 'on the day it is given', given: [girl(), consented()], on: '2020-02-02', outcome: 'ServiceDelivered' },
    { title: 'the day before', given: [girl(), consented()], on: '2020-02-01', outcome: 'CONSENT_MISSING' },
    {
      title: 'on its last day',
      given: [girl(), consented({ expiresOn: '2020-02-29' })],
      on: '2020-02-29',
      outcome: 'ServiceDelivered',
    },
    {
      title: 'the day after',
      given: [girl(), consented({ expiresOn: '2020-02-29' })],
      on: '2020-03-01',
      outcome: 'CONSENT_MISSING',
    },
    {
      title: 'before it was withdrawn',
      given: [girl(), consented(), withdrawn()],
      on: '2020-02-29',
      outcome: 'ServiceDelivered',
    },
    {
      title: 'on the day it is withdrawn',
      given: [girl(), consented(), withdrawn()],
      on: '2020-03-01',
      outcome: 'CONSENT_WITHDRAWN',
    },
    {
      title: 'of another scope',
      given: [girl(), consented({ scopes: ['Interview'] })],
      on: '2020-02-10',
      outcome: 'CONSENT_SCOPE_MISMATCH',
    },
    {
      title: 'withdrawn, and another of another scope',
      given: [
        girl(),
        consented({ scopes: ['Interview'] }),
        consented({ consentId: 'two' }),
        withdrawn({ consentId: 'two' }),
      ],
      on: '2020-03-10',
      outcome: 'CONSENT_WITHDRAWN',
    },
    {
      title: 'withdrawn, and given again',
      given: [girl(), consented(), withdrawn(), consented({ consentId: 'two', on: '2020-03-05' })],
      on: '2020-03-05',
      outcome: 'ServiceDelivered',
    },
    {
      title: 'withdrawn, and given again later',
      given: [girl(), consented(), withdrawn(), consented({ consentId: 'two', on: '2020-03-05' })],
      on: '2020-03-04',
      outcome: 'CONSENT_WITHDRAWN',
    },
    {
      title: 'a guardian’s, on the eve of the 18th birthday',
      given: [girl(), consented()],
      on: '2020-05-31',
      outcome: 'ServiceDelivered',
    },
    {
      title: 'a guardian’s, on the 18th birthday',
      given: [girl(), consented()],
      on: '2020-06-01',
      outcome: 'CONSENT_MISSING',
    },
    {
      title: 'the survivor’s own, as an adult',
      given: [woman(), consented({ givenBy: 'Survivor' })],
      on: '2020-02-10',
      outcome: 'ServiceDelivered',
    },
    {
      title: 'the survivor’s own, as a child',
      given: [girl(), consented({ givenBy: 'Survivor' })],
      on: '2020-02-10',
      outcome: 'GUARDIAN_REQUIRED',
    },
    { title: 'the mother’s', given: [girl(), mother], on: '2020-02-10', outcome: 'ServiceDelivered' },
    {
      title: 'the mother’s, before the mother is known to be the recruiter',
      given: [girl(), mother, recruitedByMother],
      on: '2020-03-01',
      outcome: 'ServiceDelivered',
    },
    {
      title: 'the mother’s, from then on',
      given: [girl(), mother, recruitedByMother],
      on: '2020-03-02',
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'an appointed guardian’s in the mother’s place',
      given: [girl(), mother, recruitedByMother, consented({ consentId: 'two', on: '2020-03-03' })],
      on: '2020-03-03',
      outcome: 'ServiceDelivered',
    },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('DeliverService', { ...service, on }))).toBe(outcome);
  });
});

const overrideReviewed = (upheld: boolean) =>
  ({ type: 'ConsentOverrideReviewed', data: { overrideId: 'override', upheld, on: '2020-02-11' } }) as const;

describe('an override takes the place of a consent (rule 3)', () => {
  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'from its first day', given: [overridden()], on: '2020-02-10', outcome: 'ServiceDelivered' },
    { title: 'not before', given: [overridden()], on: '2020-02-09', outcome: 'CONSENT_MISSING' },
    { title: 'until it must be reviewed', given: [overridden()], on: '2020-02-13', outcome: 'ServiceDelivered' },
    { title: 'not after', given: [overridden()], on: '2020-02-14', outcome: 'CONSENT_MISSING' },
    {
      title: 'of its own scope',
      given: [overridden({ scope: 'Interview' })],
      on: '2020-02-10',
      outcome: 'CONSENT_MISSING',
    },
    {
      title: 'when it was upheld',
      given: [overridden(), overrideReviewed(true)],
      on: '2020-02-12',
      outcome: 'ServiceDelivered',
    },
    {
      title: 'not when it was not',
      given: [overridden(), overrideReviewed(false)],
      on: '2020-02-12',
      outcome: 'CONSENT_MISSING',
    },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(girl(), ...given).when('DeliverService', { ...service, on }))).toBe(outcome);
  });

  const review = { overrideId: 'override', upheld: true, on: '2020-02-11' };
  const another = { id: 'makara', role: 'SUPERVISOR' };

  it.each<{ title: string; given: Facts; input: Partial<typeof review> & { by?: typeof another }; outcome: string }>([
    {
      title: 'by another supervisor',
      given: [overridden({}, supervisor)],
      input: {},
      outcome: 'ConsentOverrideReviewed',
    },
    {
      title: 'not by the same one',
      given: [overridden({}, supervisor)],
      input: { by: supervisor },
      outcome: 'APPROVER_IS_AUTHOR',
    },
    { title: 'not before it', given: [overridden({}, supervisor)], input: { on: '2020-02-09' }, outcome: 'DATE_ORDER' },
    { title: 'of none', given: [], input: {}, outcome: 'NOTHING_HERE' },
    { title: 'once', given: [overridden(), overrideReviewed(true)], input: {}, outcome: '' },
    {
      title: 'once, and not on another day',
      given: [overridden(), overrideReviewed(true)],
      input: { on: '2020-02-12' },
      outcome: 'ALREADY_REVIEWED',
    },
    {
      title: 'once, and not otherwise',
      given: [overridden(), overrideReviewed(false)],
      input: {},
      outcome: 'ALREADY_REVIEWED',
    },
  ])('is reviewed $title', ({ given, input: { by = another, ...input }, outcome }) => {
    const answer = journey(girl(), ...given).when('ReviewConsentOverride', { ...review, ...input }, { by });
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
