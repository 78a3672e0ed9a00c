import type { Day } from '#kernel/decider';
import type { Housing } from '../../libs/domain/survivor/steps/aftercare/aftercare.codes.js';
import { daysBetween, workdays } from './calendar.js';
import { FAMILY, GIVEN, stampName, type Name } from './people/names.js';
import type { Person } from './people/person.js';
import { randomOf, type Random } from './prng.js';
import { STAFF, supervisorOf, type Staff } from './people/staff.js';

/** A stay in aftercare, and its case worker. */
export type Stay = { readonly from: Day; readonly until: Day; readonly worker: Staff; readonly home: Housing };

/** A person with what the seed adds. */
export type Life = {
  readonly person: Person;
  readonly seed: number;
  readonly random: Random;
  readonly survivorId: string;
  readonly given: Name;
  readonly family: Name;
  readonly worker: Staff;
  readonly supervisor: Staff;
  readonly decided: Day;
  readonly stays: readonly Stay[];
};

/** The end of the report's year: nothing later is recorded. */
export const LAST_DAY = '2020-12-31';

/** The lives of all people. Given names are dealt like cards, so that no two people share one. */
export const lives = (seed: number, people: readonly Person[]): Life[] => {
  const names = randomOf(seed, 'names');
  const decks = { Female: names.shuffled(GIVEN.Female), Male: names.shuffled(GIVEN.Male) };
  return people.map((person) => lifeOf(seed, person, decks[person.sex].pop()!));
};

export const lifeOf = (seed: number, person: Person, given: Name): Life => {
  const random = randomOf(seed, person.key);
  const worker = typeof person.worker === 'string' ? STAFF[person.worker] : person.worker;
  const decided = workdays(person.heard, 2 + random.int(0, 1));
  return {
    person,
    seed,
    random,
    survivorId: random.uuid(),
    given,
    family: stampName(random.pick(FAMILY)),
    worker,
    supervisor: supervisorOf(worker),
    decided,
    stays: stays(person, worker, workdays(decided, 3 + random.int(0, 1))),
  };
};

/** A later chapter has random numbers of its own, so that it changes no earlier chapter. */
export const chapter = (life: Life, name: string): Life => ({
  ...life,
  random: randomOf(life.seed, `${life.person.key}/${name}`),
});

/** The id of an item that several chapters refer to. */
export const idOf = ({ seed, person }: Life, what: string): string => randomOf(seed, `${person.key}/id/${what}`).uuid();

const stays = ({ home, closed, back }: Person, worker: Staff, from: Day): Stay[] => [
  ...(home ? [{ from, until: closed?.on ?? LAST_DAY, worker, home }] : []),
  ...(back ? [{ from: workdays(back.on, 3), until: LAST_DAY, worker: STAFF[back.worker], home: back.home }] : []),
];

/** The case worker on a day of a stay: a colleague may have taken over. */
export const workerOn = ({ person: { handedOver } }: Life, stay: Stay, day: Day): Staff =>
  handedOver && handedOver.on <= day && handedOver.on >= stay.from ? STAFF[handedOver.to] : stay.worker;

export const isResting = ({ person: { rest } }: Life, day: Day): boolean =>
  rest !== undefined && rest.from <= day && day <= rest.to;

/** Whole years on the day. An estimated age counts from the year of the referral. */
export const ageOn = ({ born, met }: Person, day: Day): number =>
  typeof born === 'number'
    ? born + Number(day.slice(0, 4)) - Number(met.slice(0, 4))
    : Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);

export const isChild = (person: Person, day: Day): boolean => ageOn(person, day) < 18;

export const birthYear = ({ born, met }: Person): number =>
  typeof born === 'number' ? Number(met.slice(0, 4)) - born : Number(born.slice(0, 4));

/** The day of the reintegration, before the closure of the case. */
export const reintegratedOn = ({ closed }: Person): Day | undefined => closed && workdays(closed.on, -25);

/** The housing on a day of a stay, moves included. */
export const homeOn = ({ person }: Life, stay: Stay, day: Day): Housing => {
  const moved = person.moves?.findLast(({ on }) => on <= day && daysBetween(stay.from, on) >= 0)?.to ?? stay.home;
  const left = reintegratedOn(person);
  return (left && left <= day && stay.from < left && person.closed?.to) || moved;
};
