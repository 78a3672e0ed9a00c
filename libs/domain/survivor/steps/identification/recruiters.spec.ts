import type { AssistanceCommands } from '../assistance/assistance.decider.js';
import type { RecruiterKin } from './identification.codes.js';
import { consented, episode, girl, identified, journey, outcomeOf, revised } from '../../testing.js';

type Facts = Parameters<typeof journey>;

const family = (...recruiterKin: RecruiterKin[]) => episode({ recruiterRelation: 'Family', recruiterKin });
const on = (day: string, told: ReturnType<typeof episode>) => revised({ on: day, episode: told });
const recruitersIn = (...facts: Facts) => journey(girl(), ...facts).state().identification.recruiters;

describe('an alleged recruiter in the family', () => {
  it.each([
    [{ recruiterRelation: 'Family' }, 1],
    [{ recruiterRelation: 'Unknown', recruitment: 'FamilyMember' }, 1],
    [{ recruiterRelation: 'Other', recruiterKin: ['Mother'] }, 1],
    [{ recruiterRelation: 'Stranger' }, 0],
  ] as const)('is known from %j', (input, count) => {
    expect(recruitersIn(identified({ exploitation: [episode(input)] }))).toHaveLength(count);
  });
});

const mother = (since: string) => ({ kin: ['Mother'], since });
const anybody = (since: string) => ({ kin: [], since });

describe('the recruiters, once an episode is revised', () => {
  const first = identified({ exploitation: [episode()] });
  const byMother = identified({ exploitation: [family('Mother')] });
  const byFamily = identified({ exploitation: [family()] });

  it.each<[string, Facts, object[]]>([
    ['are known since then', [first, on('2020-03-02', family('Mother'))], [mother('2020-03-02')]],
    ['are none when they were strangers after all', [byMother, on('2020-03-02', episode())], []],
    [
      'stay known since the first day',
      [byMother, on('2020-03-02', family('Mother'))],
      [mother('2020-02-05'), mother('2020-03-02')],
    ],
    [
      'are fewer, since the first day',
      [byFamily, on('2020-03-02', family('Mother'))],
      [mother('2020-02-05'), mother('2020-03-02')],
    ],
    ['are more, since then', [byMother, on('2020-03-02', family())], [mother('2020-02-05'), anybody('2020-03-02')]],
    [
      'are others, since then',
      [byMother, on('2020-03-02', family('Father'))],
      [{ kin: ['Father'], since: '2020-03-02' }],
    ],
    [
      'of another episode stay',
      [byMother, on('2020-03-02', { ...episode(), episodeId: 'another' })],
      [mother('2020-02-05')],
    ],
    [
      'of another episode come too',
      [byMother, on('2020-03-02', { ...family(), episodeId: 'another' })],
      [mother('2020-02-05'), anybody('2020-03-02')],
    ],
    [
      'follow a second identification that revises the episode',
      [byMother, identified({ level: 'Formal', on: '2020-03-02', exploitation: [episode()] })],
      [],
    ],
  ])('%s', (_, facts, recruiters) => {
    expect(recruitersIn(...facts)).toEqual(recruiters);
  });
});

describe('a guardian who becomes known as the recruiter only later (rule 2)', () => {
  const service: AssistanceCommands['DeliverService'] = {
    type: 'FoodPackage',
    provider: 'Our own',
    mode: 'InPerson',
    quantity: 1,
    unit: 'Package',
    emergency: true,
  };
  const hers = consented({ givenBy: 'Guardian', guardianKin: 'Mother' });
  const knownLater = [girl(), hers, identified(), on('2020-03-02', family('Mother'))];

  it.each<{ title: string; given: Facts; when: object; outcome: string }>([
    { title: 'consented until then', given: knownLater, when: { on: '2020-03-01' }, outcome: 'ServiceDelivered' },
    {
      title: 'consents no more from then on',
      given: knownLater,
      when: { on: '2020-03-02' },
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'consents no more for the rest of a period',
      given: knownLater,
      when: { from: '2020-02-20', to: '2020-03-31' },
      outcome: 'GUARDIAN_CONFLICT_OF_INTEREST',
    },
    {
      title: 'is replaced by an appointed guardian',
      given: [...knownLater, consented({ consentId: 'two', on: '2020-03-02' })],
      when: { from: '2020-02-20', to: '2020-03-31' },
      outcome: 'ServiceDelivered',
    },
    {
      title: 'consents again when that was an error',
      given: [...knownLater, on('2020-03-20', episode())],
      when: { on: '2020-03-10' },
      outcome: 'ServiceDelivered',
    },
  ])('$title → $outcome', ({ given, when, outcome }) => {
    expect(outcomeOf(journey(...given).when('DeliverService', { ...service, ...when }))).toBe(outcome);
  });

  it('cannot give a new consent', () => {
    const asked = { ...hers.data, consentId: 'new', on: '2020-03-02' } as never;
    expect(journey(...knownLater).when('GiveConsent', asked)).toBe('GUARDIAN_CONFLICT_OF_INTEREST');
  });
});
