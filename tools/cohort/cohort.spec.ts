import { readFileSync } from 'node:fs';
import { ndjson, SEED } from './cohort.js';
import { beginOf, endOf, readCohort, tally } from './reading.js';

const YEAR = ['2020-01-01', '2020-12-31'] as const;
const FIRST_HALF = ['2020-01-01', '2020-06-30'] as const;
const IN_2019 = ['2019-01-01', '2019-12-31'] as const;

const file = readFileSync(new URL('../../libs/demonstration/data/cambodia-2020.ndjson', import.meta.url), 'utf8');

describe.each([SEED, 1, 77])('the cohort of seed %i', (seed) => {
  const { inputsOf, referral, people, sexOf, ageOn, kind, inAftercare, stays } = readCohort(seed);
  const operations = new Map(inputsOf('conductOperation', YEAR).map((input) => [input.operationId, input]));
  const interviews = inputsOf('conductScreeningInterview', YEAR);
  const identifiedFirst = people(inputsOf('identifySurvivor', YEAR)).filter(
    (id) => !people(inputsOf('identifySurvivor', ['1900', '2019-12-31'])).includes(id),
  );
  const entered = (period: readonly [string, string]) => people(inputsOf('enterAftercare', period));
  const enteredBefore = entered(['1900', '2019-12-31']);
  const newlyEntered = (period: readonly [string, string]) =>
    entered(period).filter((id) => !enteredBefore.includes(id));
  const entrants = entered(YEAR);
  const episodesOf = (ids: readonly string[]) => [
    ...new Map(
      inputsOf('identifySurvivor')
        .filter(({ survivorId }) => ids.includes(survivorId))
        .flatMap(({ survivorId, exploitation }) => exploitation.map((episode) => ({ survivorId, ...episode })))
        .map((episode) => [episode.episodeId, episode]),
    ).values(),
  ];
  it('has 17 operations and 23 interviews: 15 girls, 3 boys, 5 women, 8 of them by June', () => {
    expect(operations.size).toBe(17);
    expect([...operations.values()].every(({ office }) => office === 'SiemReapCac')).toBe(true);
    expect(tally(interviews.map(({ survivorId, on }) => kind(survivorId, on)))).toEqual({ girl: 15, boy: 3, woman: 5 });
    expect(inputsOf('conductScreeningInterview', FIRST_HALF)).toHaveLength(8);
    expect(interviews.filter(({ operationId }) => operations.has(operationId ?? ''))).toHaveLength(15);
  });

  it('finds 12 of 15 street children in outreaches forced by family, 12 of the 13 identified girls', () => {
    const street = interviews.filter(({ streetChild }) => streetChild);
    const forced = street.filter(({ forcedByFamily }) => forcedByFamily);
    expect(street.every(({ operationId }) => operations.get(operationId!)!.kind === 'CacOutreach')).toBe(true);
    expect([forced.length, street.length]).toEqual([12, 15]);
    expect(forced.every(({ survivorId }) => identifiedFirst.includes(survivorId))).toBe(true);
    expect(street.filter(({ survivorId }) => identifiedFirst.includes(survivorId))).toHaveLength(12);
    expect(street.every(({ operationId, on }) => operations.get(operationId!)!.on === on)).toBe(true);
  });

  it('identifies 17: 13 girls and 4 women, all interviewed in the year', () => {
    const first = inputsOf('identifySurvivor', YEAR).filter(({ survivorId }) => identifiedFirst.includes(survivorId));
    const day = (id: string) => first.find(({ survivorId }) => survivorId === id)!.on;
    expect(tally(identifiedFirst.map((id) => kind(id, day(id))))).toEqual({ girl: 13, woman: 4 });
    expect(identifiedFirst.filter((id) => people(interviews).includes(id))).toHaveLength(17);
    expect(inputsOf('recordNotIdentified')).toHaveLength(6);
  });

  it('brings 17 new people into aftercare, 5 by June, and 3 boys back', () => {
    expect([newlyEntered(YEAR).length, newlyEntered(FIRST_HALF).length]).toEqual([17, 5]);
    expect(newlyEntered(YEAR).toSorted()).toEqual(identifiedFirst.toSorted());
    expect(people(inputsOf('reopenCase', YEAR)).toSorted()).toEqual(
      entrants.filter((id) => enteredBefore.includes(id)).toSorted(),
    );
    expect(tally(entrants.map(sexOf))).toEqual({ Female: 17, Male: 3 });
    expect(inputsOf('enterAftercare', YEAR).filter(({ survivorId, on }) => ageOn(survivorId, on) < 18)).toHaveLength(
      16,
    );
  });

  it('counts 8 entrants of 2019, those before December at Poipet', () => {
    expect(tally(entered(IN_2019).map(sexOf))).toEqual({ Male: 3, Female: 5 });
    const before = inputsOf('enterAftercare', ['1900', '2019-11-30']);
    expect(before.every(({ office }) => office === 'Poipet')).toBe(true);
  });

  it('supports 32 people, 15 of them carried over, most of them under 13', () => {
    const helped = people(
      inputsOf('deliverService').filter(
        (input) =>
          endOf(input) >= '2020-01-01' && beginOf(input) <= '2020-12-31' && inAftercare(input.survivorId, endOf(input)),
      ),
    );
    expect([helped.length, helped.filter((id) => enteredBefore.includes(id)).length]).toEqual([32, 15]);
    const young = helped.filter((id) => 2020 - referral.get(id)!.birthYear! < 13);
    expect(young.length).toBeGreaterThan(16);
    const atTheEnd = helped.filter((id) => inAftercare(id, '2020-12-31'));
    expect(young.filter((id) => atTheEnd.includes(id)).length * 2).toBeGreaterThan(atTheEnd.length);
    expect(helped.every((id) => stays.some((stay) => stay.id === id && stay.to >= '2020-01-01'))).toBe(true);
  });

  it('knows 25 episodes of the 20 entrants, five people with two, one type each', () => {
    const episodes = episodesOf(entrants);
    expect(episodes.every(({ types }) => types.length === 1)).toBe(true);
    expect(tally(episodes.flatMap(({ types }) => types))).toEqual({
      ForcedBegging: 12,
      SexualExploitation: 6,
      ForcedLabour: 4,
      Servitude: 2,
      Other: 1,
    });
    expect(tally(episodes.map(({ recruitment }) => recruitment))).toEqual({ FamilyMember: 21, FalseJobOffer: 4 });
    const perPerson = Object.values(tally(episodes.map(({ survivorId }) => survivorId)));
    expect([perPerson.filter((count) => count === 2).length, perPerson.length]).toEqual([5, 20]);
    const offered = episodes.filter(({ recruitment }) => recruitment === 'FalseJobOffer');
    expect(offered.every(({ types }) => ['SexualExploitation', 'Servitude'].includes(types[0]!))).toBe(true);
    expect(offered.filter(({ scheme }) => scheme === 'FalseMarriage').length).toBeGreaterThan(1);
  });

  it('opens prosecutions for two survivors; one child’s forensic interview comes before a conviction', () => {
    const opened = inputsOf('openProsecution', YEAR);
    expect(people(opened)).toHaveLength(2);
    const [verdict] = inputsOf('recordVerdict', YEAR);
    const convicted = opened.filter(({ prosecutionId }) => prosecutionId === verdict!.prosecutionId);
    const [forensic] = inputsOf('conductForensicInterview');
    expect([convicted.length, verdict!.outcome]).toEqual([1, 'Convicted']);
    // the appeal in the other case is open at the end of the year
    const ended = inputsOf('concludeProsecution').map(({ prosecutionId }) => prosecutionId);
    expect(ended).toEqual([verdict!.prosecutionId]);
    expect(forensic).toMatchObject({ survivorId: convicted[0]!.survivorId, setting: 'CAC', interviewer: 'kunthea' });
    expect(ageOn(forensic!.survivorId, forensic!.on) < 18 && forensic!.on < verdict!.on).toBe(true);
    expect(forensic!.mediaSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('delivers every kind of service, some by telephone, and two food carts', () => {
    const services = inputsOf('deliverService', YEAR);
    expect(Object.keys(tally(services.map(({ type }) => type)))).toHaveLength(20);
    expect(services.filter(({ mode }) => mode === 'Remote').length).toBeGreaterThan(100);
    expect(services.filter(({ type }) => type === 'SmallBusinessSupport')).toHaveLength(2);
    expect(services.every(({ cost }) => !cost || (Number.isInteger(cost.amount) && cost.amount > 0))).toBe(true);
  });

  it('holds the prevention activities of the report', () => {
    const held = inputsOf('holdPreventionActivity', YEAR);
    const sum = (of: string, what: 'attendees' | 'materials' | 'reach') =>
      held.filter(({ kind: type }) => of === 'all' || type === of).reduce((total, input) => total + input[what], 0);
    expect(sum('TrainTheTrainer', 'attendees')).toBe(684);
    expect([sum('MaterialDistribution', 'materials'), sum('all', 'materials')]).toEqual([1530, 1530]);
    expect(held.filter(({ kind: type }) => type === 'ProfessionalTraining')).toHaveLength(5);
    expect(sum('ProfessionalTraining', 'attendees')).toBe(312);
    expect(new Set(held.flatMap(({ districts }) => districts)).size).toBe(12);
    expect(sum('all', 'reach')).toBe(10_400);
  });
});

it('the file in the repository is what the seed gives, byte for byte', () => {
  expect(ndjson(SEED) === file).toBe(true);
  expect(ndjson(1) === file).toBe(false);
});
