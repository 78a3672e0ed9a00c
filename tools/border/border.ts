/**
 * The data set `border-2020`: one invented person for each of the 63,793 people deported from Thailand in 2020, from the
 * referral to the interview, by the usual rules. 3 % are identified, and a tenth of those stay in aftercare for some months.
 * Each person derives only from the seed and a number: a larger set has the same people, and more.
 */
import { afterClosure } from '../cohort/care/after-closure.js';
import { aftercare } from '../cohort/care/aftercare.js';
import { assign } from '../cohort/assignments.js';
import { workdays } from '../cohort/calendar.js';
import { firstContact } from '../cohort/people/first-contact.js';
import { followUps } from '../cohort/care/follow-ups.js';
import { household } from '../cohort/people/household.js';
import { identification } from '../cohort/people/identification.js';
import { chapter, lifeOf, type Life } from '../cohort/life.js';
import { byDay, commands, step, type Command, type Step } from '../cohort/line.js';
import { GIVEN } from '../cohort/people/names.js';
import { plans } from '../cohort/care/plans.js';
import { randomOf } from '../cohort/prng.js';
import { reintegration } from '../cohort/care/reintegration.js';
import { risk } from '../cohort/care/risk.js';
import { returnee } from './returnee.js';

/** One person with all commands in order. */
export interface BorderPerson {
  readonly survivorId: string;
  readonly commands: readonly Command[];
}

export const borderPerson = (seed: number, index: number): BorderPerson => {
  const person = returnee(seed, index);
  const given = randomOf(seed, `${person.key}/name`).pick(GIVEN[person.sex]);
  const life = lifeOf(seed, person, given);
  const { survivorId } = life;
  const all = commands(randomOf(seed, `${person.key}/commands`), { survivorId }, [
    ...firstContact(seed, life),
    ...caseAssigned(life),
    ...arrival(life),
    ...identification(life),
    ...household(life),
    ...(person.home ? accompaniedSteps(life) : []),
  ]);
  return { survivorId, commands: byDay(all) };
};

/** Assigns the case to the worker who received it; firstContact does so for people who stay in aftercare. */
const caseAssigned = (life: Life): Step[] =>
  life.person.home ? [] : [assign(life, 'CaseWorker', life.worker, life.person.met)];

/** The services on the day of arrival; most people get food. */
const arrival = (story: Life): Step[] => {
  const { person, worker, random } = chapter(story, 'arrival');
  const on = person.repatriated!.on;
  const deliveryOf = (type: 'Transport' | 'FoodPackage', provider: string, amount: number): Step =>
    step(worker, 'deliverService', {
      serviceId: random.uuid(),
      type,
      provider,
      mode: 'InPerson',
      on: workdays(on, 0),
      quantity: 1,
      unit: type === 'Transport' ? 'Item' : 'Package',
      cost: { amount, currency: 'THB' },
      emergency: true,
    });
  return [
    deliveryOf('Transport', 'Bus to the home province', 100 * random.int(200, 450)),
    ...(random.int(0, 4) > 0 ? [deliveryOf('FoodPackage', 'Transit centre, Poipet', 100 * random.int(100, 200))] : []),
  ];
};

const accompaniedSteps = (life: Life): Step[] => [
  ...aftercare(life),
  ...risk(life),
  ...plans(life),
  ...reintegration(life),
  ...followUps(life),
  ...afterClosure(life),
];
