import { episode, girl, identified, journey, outcomeOf } from '../../testing.js';
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
const mother = { ...command, givenBy: 'Guardian', guardianKin: 'Mother' } as const;

const recruitedBy = (input: Parameters<typeof episode>[0]) => identified({ exploitation: [episode(input)] });

describe('a guardian who may be the recruiter (rule 2)', () => {
  const byMother = recruitedBy({ recruiterRelation: 'Family', recruiterKin: ['Mother'] });
  const byKinUnknown = recruitedBy({ recruiterRelation: 'Family' });
  const byBroker = recruitedBy({ recruiterRelation: 'Broker' });
  const byBrokerAndMother = recruitedBy({ recruiterRelation: 'Broker', recruiterKin: ['Mother'] });

  it.each([
    { title: 'of the same kin', input: mother, identification: byMother, outcome: 'GUARDIAN_CONFLICT_OF_INTEREST' },
    {
      title: 'of another kin',
      input: { ...mother, guardianKin: 'Father' },
      identification: byMother,
      outcome: 'ConsentGiven',
    },
    {
      title: 'of unrecorded kin',
      input: { ...command, givenBy: 'Guardian' },
      identification: byMother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'of no kin',
      input: { ...mother, guardianKin: 'None' },
      identification: byKinUnknown,
      outcome: 'ConsentGiven',
    },
    {
      title: 'when the recruiter is family of unknown kin',
      input: mother,
      identification: byKinUnknown,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    { title: 'when the recruiter is a broker', input: mother, identification: byBroker, outcome: 'ConsentGiven' },
    {
      title: 'when the broker worked with that kin',
      input: mother,
      identification: byBrokerAndMother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'of the same kin, though appointed',
      input: { ...mother, givenBy: 'AppointedGuardian' },
      identification: byMother,
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'appointed, of a kin that is not named',
      input: command,
      identification: byKinUnknown,
      outcome: 'ConsentGiven',
    },
    {
      title: 'appointed, no kin',
      input: { ...command, guardianKin: 'None' },
      identification: byKinUnknown,
      outcome: 'ConsentGiven',
    },
    { title: 'replaced by an authority', input: authority, identification: byKinUnknown, outcome: 'ConsentGiven' },
  ] as const)('$title → $outcome', ({ input, identification, outcome }) => {
    expect(outcomeOf(journey(girl(), identification).when('GiveConsent', input))).toBe(outcome);
  });

  it('is refused from the day on which that is known, and not before', () => {
    const given = journey(girl(), byMother);
    expect(outcomeOf(given.when('GiveConsent', { ...mother, on: '2020-02-04' }))).toBe('ConsentGiven');
    expect(given.when('GiveConsent', { ...mother, on: '2020-02-05' })).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
  });
});
