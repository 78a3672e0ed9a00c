import { daysAfter, type Day } from '#kernel/decider';
import { weekday, workdays } from '../cohort/calendar.js';
import { begging, falseJob, labour, type Sketch } from '../cohort/people/exploitation.js';
import type { Decision, Person } from '../cohort/people/person.js';
import { randomOf, type Random } from '../cohort/prng.js';
import { entersAftercare, isIdentified, kindOf, type Kind } from './kinds.js';
import { workerFrom } from './staff.js';

const CHILDREN: ReadonlySet<Kind> = new Set(['Boy', 'Girl']);

/** The properties of one deported person, by number. */
export const returnee = (seed: number, index: number): Person => {
  const key = `border/${index}`;
  const random = randomOf(seed, `${key}/sketch`);
  const kind = kindOf(index);
  const child = CHILDREN.has(kind);
  const identified = isIdentified(index);
  const stays = entersAftercare(index);
  // people who are accompanied home leave before the year ends
  const met = weekday(daysAfter('2020-01-02', random.int(0, stays ? 190 : 335)));
  const returned = workdays(met, 6);
  // an authority takes care of unaccompanied children
  const parent = child && random.int(0, 4) > 0 ? { parent: random.pick(['Mother', 'Father'] as const) } : {};
  return {
    key,
    sex: kind === 'Woman' || kind === 'Girl' ? 'Female' : 'Male',
    born: child ? random.int(2, 16) : bornOn(random),
    worker: workerFrom(random),
    source: 'Government',
    urgency: identified ? 'Urgent' : 'Routine',
    province: random.pick(PROVINCES),
    met,
    heard: workdays(returned, random.int(0, 1)),
    setting: 'Border',
    helped: true,
    ...parent,
    repatriated: { from: 'TH', crossing: random.pick(CROSSINGS), on: returned },
    decision: identified
      ? identifiedAs(random, child)
      : { level: 'Preliminary', by: 'NGO', reasons: random.pick(FREE) },
    ...(stays ? accompaniedReturnee(random, child, parent.parent, workdays(returned, 5)) : {}),
  };
};

const bornOn = (random: Random): Day | number =>
  random.int(0, 2) === 0 ? random.int(19, 55) : daysAfter(`${random.int(1965, 2000)}-01-01`, random.int(0, 364));

/** The recruiter is never the accompanying parent, who gives the consent. */
const identifiedAs = (random: Random, child: boolean): Decision => ({
  level: 'Preliminary',
  by: 'NonPoliceGovernmentalOrganization',
  episodes: [random.pick(child ? CHILDS : ADULTS)],
});

const CHILDS: readonly Sketch[] = [
  begging('AuntOrUncle', 'TH'),
  begging('OtherRelative', 'TH'),
  labour('AuntOrUncle', 'TH', 'A'),
];
const ADULTS: readonly Sketch[] = [
  falseJob('ForcedLabour', 'TH'),
  falseJob('ForcedLabour', 'TH'),
  falseJob('SexualExploitation', 'TH'),
];

/** Three months, the time until the final return home. */
const accompaniedReturnee = (
  random: Random,
  child: boolean,
  parent: Person['parent'],
  from: Day,
): Pick<Person, 'home' | 'programme' | 'guardian' | 'closed'> => ({
  home: !child ? random.pick(['AssistedRent', 'IndependentLiving'] as const) : parent ? 'Parents' : 'Foster',
  programme: 'CommunityBased',
  ...(child
    ? { guardian: parent ? { givenBy: 'Guardian', kin: parent } : { givenBy: 'AppointedGuardian', kin: 'None' } }
    : {}),
  closed: { on: weekday(daysAfter(from, random.int(100, 120))), reason: 'GoalsReached' },
});

/** The home provinces, mostly along the border. */
const PROVINCES = ['01', '01', '02', '03', '07', '17', '22', '24'] as const;
const CROSSINGS = ['Poipet', 'Poipet', 'Poipet', 'Ban Laem', 'Cham Yeam'] as const;

const FREE = [
  'Deported for missing papers; was paid and free to leave.',
  'Came back when the factory closed; knows how to ask for the last wages.',
  'Worked with relatives on a farm, and kept the earnings.',
] as const;
