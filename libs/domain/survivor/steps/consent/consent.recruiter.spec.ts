import { girl, journey, outcomeOf } from '../../testing.js';
import { byAppointedGuardian, byAuthority, byMother, recruitedBy } from './testing/give-consent.js';

describe('a guardian who may be the recruiter (rule 2)', () => {
  const recruitedByMother = recruitedBy({ recruiterRelation: 'Family', recruiterKin: ['Mother'] });
  const byKinUnknown = recruitedBy({ recruiterRelation: 'Family' });
  const byBroker = recruitedBy({ recruiterRelation: 'Broker' });
  const byBrokerAndMother = recruitedBy({ recruiterRelation: 'Broker', recruiterKin: ['Mother'] });

  it.each([
    {
      title: 'of the same kin',
      input: byMother,
      identification: recruitedByMother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'of another kin',
      input: { ...byMother, guardianKin: 'Father' },
      identification: recruitedByMother,
      outcome: 'ConsentGiven',
    },
    {
      title: 'of unrecorded kin',
      input: { ...byAppointedGuardian, givenBy: 'Guardian' },
      identification: recruitedByMother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'of no kin',
      input: { ...byMother, guardianKin: 'None' },
      identification: byKinUnknown,
      outcome: 'ConsentGiven',
    },
    {
      title: 'when the recruiter is family of unknown kin',
      input: byMother,
      identification: byKinUnknown,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    { title: 'when the recruiter is a broker', input: byMother, identification: byBroker, outcome: 'ConsentGiven' },
    {
      title: 'when the broker worked with that kin',
      input: byMother,
      identification: byBrokerAndMother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'of the same kin, though appointed',
      input: { ...byMother, givenBy: 'AppointedGuardian' },
      identification: recruitedByMother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'appointed, of a kin that is not named',
      input: byAppointedGuardian,
      identification: byKinUnknown,
      outcome: 'ConsentGiven',
    },
    {
      title: 'appointed, no kin',
      input: { ...byAppointedGuardian, guardianKin: 'None' },
      identification: byKinUnknown,
      outcome: 'ConsentGiven',
    },
    { title: 'replaced by an authority', input: byAuthority, identification: byKinUnknown, outcome: 'ConsentGiven' },
  ] as const)('$title → $outcome', ({ input, identification, outcome }) => {
    expect(outcomeOf(journey(girl(), identification).when('GiveConsent', input))).toBe(outcome);
  });

  it('is refused from the day on which that is known, and not before', () => {
    const given = journey(girl(), recruitedByMother);
    expect(outcomeOf(given.when('GiveConsent', { ...byMother, on: '2020-02-04' }))).toBe('ConsentGiven');
    expect(given.when('GiveConsent', { ...byMother, on: '2020-02-05' })).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
  });
});
