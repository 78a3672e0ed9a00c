import {
  consented,
  girl,
  journey,
  outcomeOf,
  overridden,
  somebody,
  supervisor,
  withdrawn,
  woman,
} from '../../testing.js';
import { byAppointedGuardian, byAuthority, bySurvivor, unasked } from './testing/give-consent.js';

describe('who may consent (rule 2)', () => {
  it.each([
    { title: 'a guardian, and the child assents', person: girl(), input: byAppointedGuardian, outcome: 'ConsentGiven' },
    { title: 'an authority, and the child assents', person: girl(), input: byAuthority, outcome: 'ConsentGiven' },
    { title: 'a child alone', person: girl(), input: bySurvivor, outcome: 'GUARDIAN_REQUIRED' },
    {
      title: 'a guardian, and the child was not asked',
      person: girl(),
      input: unasked,
      outcome: 'CHILD_ASSENT_MISSING',
    },
    {
      title: 'a guardian, and the child refused',
      person: girl(),
      input: { ...byAppointedGuardian, childAssent: false },
      outcome: 'CHILD_ASSENT_MISSING',
    },
    {
      title: 'an authority, and the child refused',
      person: girl(),
      input: { ...byAuthority, childAssent: false },
      outcome: 'CHILD_ASSENT_MISSING',
    },
    { title: 'a survivor of unknown age, alone', person: somebody(), input: bySurvivor, outcome: 'GUARDIAN_REQUIRED' },
    {
      title: 'a survivor estimated at 17, alone',
      person: somebody({ estimatedAge: 17 }),
      input: bySurvivor,
      outcome: 'GUARDIAN_REQUIRED',
    },
    {
      title: 'a survivor estimated at 18',
      person: somebody({ estimatedAge: 18 }),
      input: bySurvivor,
      outcome: 'ConsentGiven',
    },
    {
      title: 'a child on the eve of the 18th birthday',
      person: girl(),
      input: { ...bySurvivor, on: '2020-05-31' },
      outcome: 'GUARDIAN_REQUIRED',
    },
    {
      title: 'a guardian on that eve',
      person: girl(),
      input: { ...byAppointedGuardian, on: '2020-05-31' },
      outcome: 'ConsentGiven',
    },
    {
      title: 'a survivor on the 18th birthday',
      person: girl(),
      input: { ...bySurvivor, on: '2020-06-01' },
      outcome: 'ConsentGiven',
    },
    {
      title: 'a guardian on that birthday',
      person: girl(),
      input: { ...byAppointedGuardian, on: '2020-06-01' },
      outcome: 'ADULT_CONSENTS_HERSELF',
    },
    { title: 'a woman', person: woman(), input: bySurvivor, outcome: 'ConsentGiven' },
    {
      title: 'an authority in an adult’s place',
      person: woman(),
      input: byAuthority,
      outcome: 'ADULT_CONSENTS_HERSELF',
    },
  ])('$title → $outcome', ({ person, input, outcome }) => {
    expect(outcomeOf(journey(person).when('GiveConsent', input))).toBe(outcome);
  });
});

describe('a consent', () => {
  it.each([
    ['names what it is for', { scopes: [] }, 'SCOPES_MISSING'],
    ['ends on the day it is given, at the earliest', { expiresOn: '2020-02-20' }, 'ConsentGiven'],
    ['does not end before it is given', { expiresOn: '2020-02-19' }, 'DATE_ORDER'],
    ['may be given before the referral, to permit it', { on: '2020-01-15' }, 'ConsentGiven'],
    ['is not given before the day of birth', { on: '2002-05-31' }, 'DATE_ORDER'],
    ['is not given tomorrow', { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
  ])('%s', (_, input, outcome) => {
    expect(outcomeOf(journey(girl()).when('GiveConsent', { ...byAppointedGuardian, ...input }))).toBe(outcome);
  });

  it('takes the id of its command when none is given, and is recorded once', () => {
    const { consentId: _, ...unnamed } = byAppointedGuardian;
    expect(journey(girl()).when('GiveConsent', unnamed)).toMatchObject([{ data: { consentId: 'the-command' } }]);
    const input = { ...byAppointedGuardian, consentId: 'consent', recipients: [] };
    const given = journey(girl(), { type: 'ConsentGiven', data: input });
    expect(given.when('GiveConsent', byAppointedGuardian)).toEqual([]);
    expect(given.when('GiveConsent', { ...byAppointedGuardian, scopes: ['Interview'] })).toBe('ID_USED');
    expect(given.when('GiveConsent', { ...byAppointedGuardian, on: '2020-02-21' })).toBe('ID_USED');
  });

  it('cannot share its id with an override', () => {
    expect(journey(girl(), overridden({ overrideId: 'consent' })).when('GiveConsent', byAppointedGuardian)).toBe(
      'ID_USED',
    );
    expect(
      journey(girl(), consented()).when(
        'OverrideConsent',
        { overrideId: 'consent', scope: 'Services', reason: 'ImminentDanger', coversFrom: '2026-03-01' },
        { by: supervisor },
      ),
    ).toBe('ID_USED');
  });

  it.each([
    { title: 'is withdrawn', on: '2020-03-01', more: [], outcome: 'ConsentWithdrawn' },
    { title: 'is withdrawn on the day it was given', on: '2020-02-02', more: [], outcome: 'ConsentWithdrawn' },
    { title: 'is not withdrawn before', on: '2020-02-01', more: [], outcome: 'DATE_ORDER' },
    { title: 'is not withdrawn tomorrow', on: '2026-03-02', more: [], outcome: 'DATE_IN_FUTURE' },
    { title: 'is withdrawn once', on: '2020-03-01', more: [withdrawn()], outcome: '' },
    {
      title: 'is withdrawn once, and not on another day',
      on: '2020-03-02',
      more: [withdrawn()],
      outcome: 'ALREADY_WITHDRAWN',
    },
  ])('$title', ({ on, more, outcome }) => {
    const given = journey(girl(), consented(), ...more);
    expect(outcomeOf(given.when('WithdrawConsent', { consentId: 'consent', on }))).toBe(outcome);
  });

  it('cannot be withdrawn when it does not exist', () => {
    const other = { consentId: 'other', on: '2020-03-01' };
    expect(journey(girl()).when('WithdrawConsent', other)).toBe('NOTHING_HERE');
    expect(journey(girl(), consented()).when('WithdrawConsent', other)).toBe('NOT_FOUND');
  });
});

describe('an override (rule 3)', () => {
  const asked = { scope: 'Services', reason: 'ImminentDanger', coversFrom: '2020-02-10' } as const;

  it.each([
    { title: 'is recorded', input: {}, now: '2020-02-10T09:00:00.000Z', by: supervisor, outcome: 'ConsentOverridden' },
    {
      title: 'is made within 24 hours',
      input: {},
      now: '2020-02-11T16:59:00.000Z',
      by: supervisor,
      outcome: 'ConsentOverridden',
    },
    {
      title: 'is not made later',
      input: {},
      now: '2020-02-11T17:00:00.000Z',
      by: supervisor,
      outcome: 'OVERRIDE_TOO_LATE',
    },
    {
      title: 'does not begin tomorrow',
      input: { coversFrom: '2020-02-11' },
      now: '2020-02-10T09:00:00.000Z',
      by: supervisor,
      outcome: 'DATE_IN_FUTURE',
    },
  ])('$title → $outcome', ({ input, now, by, outcome }) => {
    expect(outcomeOf(journey(girl()).when('OverrideConsent', { ...asked, ...input }, { now, by }))).toBe(outcome);
  });

  it('records the time by which it must be reviewed: within 72 hours', () => {
    const now = '2020-02-10T09:00:00.000Z';
    expect(journey(girl()).when('OverrideConsent', asked, { now, by: supervisor })).toMatchObject([
      { data: { overrideId: 'the-command', reviewBy: '2020-02-13T09:00:00.000Z' } },
    ]);
  });

  it('uses the time limits of the configuration', () => {
    const now = '2020-02-11T17:00:00.000Z';
    const asking = { now, by: supervisor, settings: { overrideWithinHours: 48, reviewWithinHours: 1 } };
    expect(journey(girl()).when('OverrideConsent', asked, asking)).toMatchObject([
      { data: { reviewBy: '2020-02-11T18:00:00.000Z' } },
    ]);
    expect(journey(girl()).when('OverrideConsent', { ...asked, coversFrom: '2020-02-09' }, asking)).toBe(
      'OVERRIDE_TOO_LATE',
    );
  });

  it('cannot be made late as irregular: what happened is recorded as irregular instead', () => {
    const irregular = { code: 'OVERRIDE_TOO_LATE', explanation: 'No supervisor was there.' };
    expect(journey(girl()).when('OverrideConsent', { ...asked, irregular } as never, { by: supervisor })).toBe(
      'OVERRIDE_TOO_LATE',
    );
  });

  it('is recorded once', () => {
    const input = {
      overrideId: 'override',
      scope: 'Services',
      reason: 'ImminentDanger',
      coversFrom: '2020-02-10',
    } as const;
    const given = journey(girl(), overridden());
    expect(given.when('OverrideConsent', input, { by: supervisor })).toEqual([]);
    expect(given.when('OverrideConsent', { ...input, scope: 'Interview' }, { by: supervisor })).toBe('ID_USED');
  });
});
