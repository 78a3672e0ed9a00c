import {
  consented,
  episode,
  girl,
  identified,
  journey,
  outcomeOf,
  overridden,
  somebody,
  supervisor,
  withdrawn,
  woman,
} from '../../testing.js';
import type { ConsentCommands } from './consent.decider.js';

type Command = ConsentCommands['GiveConsent'];

/** Without a word on whether the child was asked. */
const unasked: Command = {
  consentId: 'consent',
  scopes: ['Services'],
  givenBy: 'AppointedGuardian',
  language: 'khm',
  witnessRole: 'SocialWorker',
  on: '2020-02-20',
};
const command: Command = { ...unasked, childAssent: true };
const authority = { ...command, givenBy: 'Authority' } as const;
const herself = { ...unasked, givenBy: 'Survivor' } as const;
const mother = { ...command, givenBy: 'Guardian', guardianKin: 'Mother' } as const;

describe('who may consent (rule 2)', () => {
  it.each([
    ['a guardian, and the child assents', girl(), command, 'ConsentGiven'],
    ['an authority, and the child assents', girl(), authority, 'ConsentGiven'],
    ['a child alone', girl(), herself, 'GUARDIAN_REQUIRED'],
    ['a guardian, and the child was not asked', girl(), unasked, 'CHILD_ASSENT_MISSING'],
    ['a guardian, and the child refused', girl(), { ...command, childAssent: false }, 'CHILD_ASSENT_MISSING'],
    ['an authority, and the child refused', girl(), { ...authority, childAssent: false }, 'CHILD_ASSENT_MISSING'],
    ['a survivor of unknown age, alone', somebody(), herself, 'GUARDIAN_REQUIRED'],
    ['a survivor estimated at 17, alone', somebody({ estimatedAge: 17 }), herself, 'GUARDIAN_REQUIRED'],
    ['a survivor estimated at 18', somebody({ estimatedAge: 18 }), herself, 'ConsentGiven'],
    ['a child on the eve of the 18th birthday', girl(), { ...herself, on: '2020-05-31' }, 'GUARDIAN_REQUIRED'],
    ['a guardian on that eve', girl(), { ...command, on: '2020-05-31' }, 'ConsentGiven'],
    ['a survivor on the 18th birthday', girl(), { ...herself, on: '2020-06-01' }, 'ConsentGiven'],
    ['a guardian on that birthday', girl(), { ...command, on: '2020-06-01' }, 'ADULT_CONSENTS_HERSELF'],
    ['a woman', woman(), herself, 'ConsentGiven'],
    ['an authority in an adult’s place', woman(), authority, 'ADULT_CONSENTS_HERSELF'],
  ])('%s', (_, person, asked, outcome) => {
    expect(outcomeOf(journey(person).when('GiveConsent', asked))).toBe(outcome);
  });
});

const recruitedBy = (input: Parameters<typeof episode>[0]) => identified({ exploitation: [episode(input)] });

describe('a guardian who may be the recruiter (rule 2)', () => {
  const byMother = recruitedBy({ recruiterRelation: 'Family', recruiterKin: ['Mother'] });
  const byKinUnknown = recruitedBy({ recruiterRelation: 'Family' });
  const byBroker = recruitedBy({ recruiterRelation: 'Broker' });
  const byBrokerAndMother = recruitedBy({ recruiterRelation: 'Broker', recruiterKin: ['Mother'] });

  it.each([
    ['of the same kin', mother, byMother, 'GUARDIAN_CONFLICT_OF_INTEREST'],
    ['of another kin', { ...mother, guardianKin: 'Father' }, byMother, 'ConsentGiven'],
    ['of unrecorded kin', { ...command, givenBy: 'Guardian' }, byMother, 'GUARDIAN_CONFLICT_OF_INTEREST'],
    ['of no kin', { ...mother, guardianKin: 'None' }, byKinUnknown, 'ConsentGiven'],
    ['when the recruiter is family of unknown kin', mother, byKinUnknown, 'GUARDIAN_CONFLICT_OF_INTEREST'],
    ['when the recruiter is a broker', mother, byBroker, 'ConsentGiven'],
    ['when the broker worked with that kin', mother, byBrokerAndMother, 'GUARDIAN_CONFLICT_OF_INTEREST'],
    [
      'of the same kin, though appointed',
      { ...mother, givenBy: 'AppointedGuardian' },
      byMother,
      'GUARDIAN_CONFLICT_OF_INTEREST',
    ],
    ['appointed, of a kin that is not named', command, byKinUnknown, 'ConsentGiven'],
    ['appointed, no kin', { ...command, guardianKin: 'None' }, byKinUnknown, 'ConsentGiven'],
    ['replaced by an authority', authority, byKinUnknown, 'ConsentGiven'],
  ] as const)('%s', (_, asked, identification, outcome) => {
    expect(outcomeOf(journey(girl(), identification).when('GiveConsent', asked))).toBe(outcome);
  });

  it('is refused from the day on which that is known, and not before', () => {
    const given = journey(girl(), byMother);
    expect(outcomeOf(given.when('GiveConsent', { ...mother, on: '2020-02-04' }))).toBe('ConsentGiven');
    expect(given.when('GiveConsent', { ...mother, on: '2020-02-05' })).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
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
    expect(outcomeOf(journey(girl()).when('GiveConsent', { ...command, ...input }))).toBe(outcome);
  });

  it('takes the id of its command when none is given, and is recorded once', () => {
    const { consentId: _, ...unnamed } = command;
    expect(journey(girl()).when('GiveConsent', unnamed)).toMatchObject([{ data: { consentId: 'the-command' } }]);
    const input = { ...command, consentId: 'consent', recipients: [] };
    const given = journey(girl(), { type: 'ConsentGiven', data: input });
    expect(given.when('GiveConsent', command)).toEqual([]);
    expect(given.when('GiveConsent', { ...command, scopes: ['Interview'] })).toBe('ID_USED');
    expect(given.when('GiveConsent', { ...command, on: '2020-02-21' })).toBe('ID_USED');
  });

  it('cannot share its id with an override', () => {
    expect(journey(girl(), overridden({ overrideId: 'consent' })).when('GiveConsent', command)).toBe('ID_USED');
    expect(
      journey(girl(), consented()).when(
        'OverrideConsent',
        { overrideId: 'consent', scope: 'Services', reason: 'ImminentDanger', coversFrom: '2026-03-01' },
        { by: supervisor },
      ),
    ).toBe('ID_USED');
  });

  it.each([
    ['is withdrawn', '2020-03-01', [], 'ConsentWithdrawn'],
    ['is withdrawn on the day it was given', '2020-02-02', [], 'ConsentWithdrawn'],
    ['is not withdrawn before', '2020-02-01', [], 'DATE_ORDER'],
    ['is not withdrawn tomorrow', '2026-03-02', [], 'DATE_IN_FUTURE'],
    ['is withdrawn once', '2020-03-01', [withdrawn()], ''],
    ['is withdrawn once, and not on another day', '2020-03-02', [withdrawn()], 'ALREADY_WITHDRAWN'],
  ])('%s', (_, on, more, outcome) => {
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
    ['is recorded', {}, '2020-02-10T09:00:00.000Z', supervisor, 'ConsentOverridden'],
    ['is made within 24 hours', {}, '2020-02-11T16:59:00.000Z', supervisor, 'ConsentOverridden'],
    ['is not made later', {}, '2020-02-11T17:00:00.000Z', supervisor, 'OVERRIDE_TOO_LATE'],
    ['does not begin tomorrow', { coversFrom: '2020-02-11' }, '2020-02-10T09:00:00.000Z', supervisor, 'DATE_IN_FUTURE'],
  ])('%s', (_, input, now, by, outcome) => {
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

describe('a consent recorded against the rules', () => {
  const expectCode = (input: Command, code: string, facts: Parameters<typeof journey> = [girl()]) =>
    outcomeOf(
      journey(...facts).when('GiveConsent', { ...input, irregular: { code, explanation: 'So it was.' } } as never, {
        by: supervisor,
      }),
    );

  it.each([
    ['a child asked alone', herself, 'GUARDIAN_REQUIRED', [girl()]],
    ['a child who was not asked', unasked, 'CHILD_ASSENT_MISSING', [girl()]],
    ['an authority in an adult’s place', authority, 'ADULT_CONSENTS_HERSELF', [woman()]],
    [
      'a guardian who may be the recruiter',
      mother,
      'GUARDIAN_CONFLICT_OF_INTEREST',
      [girl(), recruitedBy({ recruiterRelation: 'Family' })],
    ],
  ])('is recorded, and allows nothing: %s', (_, input, code, facts) => {
    expect(expectCode(input, code, facts)).toBe('ConsentGiven');
    const data = { ...input, consentId: 'consent', recipients: [] };
    const service = {
      type: 'FoodPackage',
      provider: 'Our own',
      mode: 'InPerson',
      quantity: 1,
      unit: 'Package',
      emergency: true,
      on: '2020-02-21',
    } as const;
    expect(outcomeOf(journey(...facts, { type: 'ConsentGiven', data }).when('DeliverService', service))).not.toBe(
      'ServiceDelivered',
    );
  });

  it('still has to be a well-formed entry', () => {
    expect(expectCode({ ...command, scopes: [] }, 'SCOPES_MISSING')).toBe('SCOPES_MISSING');
    expect(expectCode({ ...command, on: '2026-03-02' }, 'DATE_IN_FUTURE')).toBe('DATE_IN_FUTURE');
  });
});
