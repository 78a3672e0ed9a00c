import { due, type Facts } from '../testing/due.js';
import { closed, consented, episode, identified, revised, withdrawn } from '../testing.js';

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
    ['still, when only an authority has', [mother, byMother, authority], ['2020-02-05']],
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
    expect(due(facts, ['AppointedGuardian'])).toEqual(expected.map((day) => `AppointedGuardian ${day}`));
  });
});
