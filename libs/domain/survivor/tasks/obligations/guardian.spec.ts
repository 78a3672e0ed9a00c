import { DEFAULT_SETTINGS } from '#settings';
import { dueDays, type Facts } from '../../testing/due.js';
import {
  closed,
  consented,
  episode,
  girl,
  identified,
  interviewed,
  journey,
  revised,
  somebody,
  withdrawn,
} from '../../testing.js';
import { tasksOf } from '../due.rules.js';

describe('an appointed guardian (rule 2)', () => {
  const mother = consented({ consentId: 'mother', givenBy: 'Guardian', guardianKin: 'Mother', on: '2020-02-02' });
  const father = consented({ consentId: 'father', givenBy: 'Guardian', guardianKin: 'Father', on: '2020-02-02' });
  const appointed = consented({ consentId: 'appointed', on: '2020-02-08' });
  const authority = consented({ consentId: 'authority', givenBy: 'Authority', on: '2020-02-08' });
  const byMother = identified({ exploitation: [episode({ recruiterKin: ['Mother'] })] });
  const byAunt = revised({ on: '2020-02-20', episode: episode({ recruiterKin: ['AuntOrUncle'] }) });

  it.each<[string, Facts, string[]]>([
    ['not without a recruiter', [mother], []],
    ['when the guardian is found to be the recruiter', [mother, byMother], ['2020-02-05']],
    ['not when the recruiter is another person', [father, byMother], []],
    ['not when another guardian has consented', [mother, father, byMother], []],
    ['not once one has', [mother, byMother, appointed], []],
    ['30 days later, when only an authority has', [mother, byMother, authority], ['2020-03-09']],
    [
      'when the other takes it back',
      [mother, byMother, appointed, withdrawn({ consentId: 'appointed', on: '2020-03-10' })],
      ['2020-03-10'],
    ],
    [
      'when the consent of the other ends',
      [mother, byMother, consented({ ...appointed.data, expiresOn: '2020-03-31' })],
      ['2020-04-01'],
    ],
    [
      'not when that guardian’s consent had ended before',
      [mother, withdrawn({ consentId: 'mother', on: '2020-02-04' }), byMother],
      [],
    ],
    [
      'not once the survivor consents alone',
      [mother, byMother, consented({ givenBy: 'Survivor', on: '2020-06-02' })],
      [],
    ],
    ['not when it turns out to have been another', [mother, byMother, byAunt], []],
    ['not after closure', [mother, byMother, closed()], []],
  ])('falls due %s', (_, facts, expected) => {
    expect(dueDays(facts, ['AppointedGuardian'])).toEqual(expected.map((day) => `AppointedGuardian ${day}`));
  });
});

describe('the consent of an authority (rule 2)', () => {
  const authority = consented({ consentId: 'authority', givenBy: 'Authority', on: '2020-02-08' });
  const again = consented({ consentId: 'again', givenBy: 'Authority', on: '2020-03-01' });
  const guardian = consented({ consentId: 'guardian', on: '2020-02-20' });

  it.each<[string, Facts, string[]]>([
    ['30 days', [authority], ['2020-03-09']],
    ['no longer when the authority consents again', [authority, again], ['2020-03-09']],
    ['less when it ends before', [consented({ ...authority.data, expiresOn: '2020-02-15' })], ['2020-02-16']],
    [
      'less when it is withdrawn before',
      [authority, withdrawn({ consentId: 'authority', on: '2020-02-20' })],
      ['2020-02-20'],
    ],
    ['until a guardian consents', [authority, guardian], []],
    ['not after closure', [authority, closed()], []],
  ])('takes the place of an appointed guardian for %s', (_, facts, expected) => {
    expect(dueDays(facts, ['AppointedGuardian'])).toEqual(expected.map((day) => `AppointedGuardian ${day}`));
  });

  it('takes it for as long as the organisation decides', () => {
    expect(dueDays([authority], ['AppointedGuardian'], { authorityCoversDays: 90 })).toEqual([
      'AppointedGuardian 2020-05-08',
    ]);
  });
});

describe('a consent whose guardian is found to be in conflict (rule 2)', () => {
  const mother = consented({ consentId: 'mother', givenBy: 'Guardian', guardianKin: 'Mother' });
  const unsafe = {
    type: 'HouseholdMemberRecorded',
    data: { memberId: 'member', relation: 'Mother', safe: 'No' },
    at: '2020-02-10T03:00:00.000Z',
  } as const;
  const said = interviewed({ on: '2020-02-12', forcedByFamily: true, forcedByKin: ['Mother'] });
  const sold = identified({ exploitation: [episode({ recruiterKin: ['Mother'] })] });
  const authority = (payload: Parameters<typeof consented>[0] = {}) =>
    consented({ consentId: 'authority', givenBy: 'Authority', on: '2020-02-15', ...payload });

  it.each<[string, Facts, string[]]>([
    ['when the guardian is unsafe', [mother, unsafe], ['2020-02-10']],
    ['when the child names the guardian', [mother, said], ['2020-02-12']],
    ['when the guardian is the recruiter', [mother, sold], ['2020-02-05']],
    ['not without a conflict', [mother], []],
    ['not once it is withdrawn', [mother, unsafe, withdrawn({ consentId: 'mother', on: '2020-02-20' })], []],
    ['not when it had ended before', [consented({ ...mother.data, expiresOn: '2020-02-09' }), unsafe], []],
    ['not once an authority has consented to the same', [mother, unsafe, authority()], []],
    ['still, when it has consented to less', [mother, unsafe, authority({ scopes: ['Services'] })], ['2020-02-10']],
    ['not after closure', [mother, unsafe, closed()], []],
  ])('is to be reviewed %s', (_, facts, expected) => {
    expect(dueDays(facts, ['ConsentReview'])).toEqual(expected.map((day) => `ConsentReview ${day}`));
  });
});

describe('the guardian of somebody who grew up', () => {
  const mother = consented({ consentId: 'mother', givenBy: 'Guardian', guardianKin: 'Mother', on: '2020-02-02' });
  const byMother = identified({ exploitation: [episode({ recruiterKin: ['Mother'] })] });
  const guardianTasks = (asOf: string, ...facts: Facts) =>
    tasksOf(journey(...facts, mother, byMother).state().tasks, DEFAULT_SETTINGS, asOf)
      .map(({ kind }) => kind)
      .filter((kind) => kind === 'AppointedGuardian' || kind === 'ConsentReview');
  const both = ['AppointedGuardian', 'ConsentReview'];

  it('is no longer looked for once they are surely of age: the list knows the year of birth alone', () => {
    expect(guardianTasks('2020-12-31', girl())).toEqual(expect.arrayContaining(both));
    expect(guardianTasks('2021-01-01', girl())).toEqual([]);
  });

  it('is looked for as long as either the year or the estimate says that they may be a child', () => {
    const estimated = somebody({ estimatedAge: 16, birthYear: 2004 });
    expect(guardianTasks('2022-12-31', estimated)).toHaveLength(2);
    expect(guardianTasks('2023-01-01', estimated)).toEqual([]);
    const other = somebody({ estimatedAge: 16, birthYear: 2003 });
    expect(guardianTasks('2022-01-31', other)).toHaveLength(2);
    expect(guardianTasks('2022-02-01', other)).toEqual([]);
    expect(guardianTasks('2060-01-01', somebody())).toHaveLength(2);
  });

  it('is looked for again when they turn out to be younger', () => {
    const younger = { type: 'PersonDetailsRevised', data: { birthDate: '2006-05-06', birthYear: 2006 } } as const;
    expect(guardianTasks('2021-01-01', girl(), younger)).toHaveLength(2);
    const renamed = { type: 'PersonDetailsRevised', data: { givenName: 'Bopha' } } as const;
    expect(guardianTasks('2021-01-01', girl(), renamed)).toEqual([]);
  });
});
