import type { Day } from '#kernel/decider';
import { PLACEMENT, bestInterest } from './best-interest.js';
import { workdays } from '../calendar.js';
import { chapter, homeOn, idOf, isChild, reintegratedOn, type Life } from '../life.js';
import { step, type Step } from '../line.js';
import { randomName } from '../people/names.js';

/** The reintegration, planned months ahead and completed some weeks before the closure of the case. */
export const reintegration = (story: Life): Step[] => {
  const life = chapter(story, 'reintegration');
  const on = reintegratedOn(life.person);
  return [...(on ? reintegrate(life, on) : []), ...planReintegration(life)];
};

const reintegrate = (life: Life, on: Day): Step[] => {
  const { person, random, stays, worker } = life;
  const reintegrationId = idOf(life, 'reintegration');
  const arrangement = homeOn(life, stays[0]!, on);
  const home = {
    arrangement,
    province: person.province,
    ...(arrangement === 'IndependentLiving' ? {} : { withWhom: randomName(random) }),
    place: `Village ${random.int(1, 12)} (SYNTHETIC)`,
  };
  const planned = workdays(on, -30);
  const child = isChild(person, on);
  return [
    step(worker, 'planReintegration', {
      reintegrationId,
      on: planned,
      expectedOn: on,
      ...home,
      note: 'Two weekends first.',
    }),
    ...(child ? bestInterest(life, PLACEMENT[arrangement] ?? 'FamilyReunification', workdays(on, -10)) : []),
    step(worker, 'completeReintegration', { reintegrationId, on, ...home, safetyPlan: random.pick(SAFE) }),
  ];
};

const SAFE = [
  'Has our number on paper and by heart. The village chief and the teacher call us when something is wrong.',
  'A neighbour keeps a key. If the recruiter comes back, they go to the police post together.',
];

/** For the time after the year. */
const planReintegration = (life: Life): Step[] => {
  const expectedOn = AHEAD[life.person.key];
  return expectedOn
    ? [
        step(life.worker, 'planReintegration', {
          reintegrationId: idOf(life, 'reintegration ahead'),
          on: workdays(expectedOn, -80),
          expectedOn,
          arrangement: 'Kinship',
          province: life.person.province,
          note: 'Until then: a school nearer to the house, and a bed of her own.',
        }),
      ]
    : [];
};

const AHEAD: Readonly<Record<string, Day>> = { 'brought-by-police': '2021-04-05', 'street-02': '2021-03-22' };
