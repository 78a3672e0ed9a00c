import { girl, journey, outcomeOf, supervisor, woman } from '../../testing.js';
import type { ConsentCommands } from './consent.decider.js';
import {
  byAppointedGuardian,
  byAuthority,
  byMother,
  bySurvivor,
  recruitedBy,
  unasked,
} from './testing/give-consent.js';

type Command = ConsentCommands['GiveConsent'];

describe('a consent recorded against the rules', () => {
  const expectCode = (input: Command, code: string, facts: Parameters<typeof journey> = [girl()]) =>
    outcomeOf(
      journey(...facts).when('GiveConsent', { ...input, irregular: { code, explanation: 'So it was.' } } as never, {
        by: supervisor,
      }),
    );

  it.each([
    { title: 'a child asked alone', input: bySurvivor, code: 'GUARDIAN_REQUIRED', given: [girl()] },
    { title: 'a child who was not asked', input: unasked, code: 'CHILD_ASSENT_MISSING', given: [girl()] },
    { title: 'an authority in an adult’s place', input: byAuthority, code: 'ADULT_CONSENTS_HERSELF', given: [woman()] },
    {
      title: 'a guardian who may be the recruiter',
      input: byMother,
      code: 'GUARDIAN_CONFLICT_OF_INTEREST',
      given: [girl(), recruitedBy({ recruiterRelation: 'Family' })],
    },
  ])('is recorded, and allows nothing: $title → $code', ({ input, code, given }) => {
    expect(expectCode(input, code, given)).toBe('ConsentGiven');
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
    expect(outcomeOf(journey(...given, { type: 'ConsentGiven', data }).when('DeliverService', service))).not.toBe(
      'ServiceDelivered',
    );
  });

  it('still has to be a well-formed entry', () => {
    expect(expectCode({ ...byAppointedGuardian, scopes: [] }, 'SCOPES_MISSING')).toBe('SCOPES_MISSING');
    expect(expectCode({ ...byAppointedGuardian, on: '2026-03-02' }, 'DATE_IN_FUTURE')).toBe('DATE_IN_FUTURE');
  });
});
