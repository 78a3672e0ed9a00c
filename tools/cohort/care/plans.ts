import { daysAfter, type Day } from '#kernel/decider';
import { LAST_DAY, chapter, idOf, workerOn, type Life, type Stay } from '../life.js';
import { daysBetween, workdays } from '../calendar.js';
import { goalId, goalsOn, type Goal } from './goals.js';
import { step, type Step } from '../line.js';

/** Drafted with the survivor in the second week and submitted to the supervisor; revised once a year. */
export const plans = (story: Life): Step[] => {
  const life = chapter(story, 'plans');
  return life.stays.flatMap((stay) => {
    const written = [
      ...firstPlan(life, stay),
      ...revisionsOf(life, stay).flatMap((on, index) => revision(life, stay, on, index)),
    ];
    return [...written, ...(stay === life.stays[0] ? goalsReached(life, stay, written) : [])];
  });
};

/** Before a case is closed because its goals are reached, each goal of its last plan is reached or dropped. */
const goalsReached = (life: Life, stay: Stay, written: readonly Step[]): Step[] => {
  const { closed } = life.person;
  if (closed?.reason !== 'GoalsReached') return [];
  const last = written.findLast(({ input }) => 'goals' in input)?.input as { goals: readonly Goal[] } | undefined;
  const on = workdays(closed.on, -4);
  const dropped = goalId(life, stay, 'mind');
  return (last?.goals ?? []).map(({ goalId: id }) =>
    id === dropped
      ? step(stay.worker, 'dropGoal', { goalId: id, on, reason: 'Has friends to talk to, and wants no more sessions.' })
      : step(stay.worker, 'reachGoal', { goalId: id, on }),
  );
};

/** The first day on which a plan is active. */
export const plannedFrom = ({ person }: Life, { from }: Stay): Day => workdays(from, person.planReturned ? 12 : 9);

const firstPlan = (life: Life, stay: Stay): Step[] => {
  const { person, supervisor } = life;
  const planId = idOf(life, `plan/${stay.from}`);
  if (plannedFrom(life, stay) > stay.until) return [];
  if (!person.planReturned)
    return [...draftPlan(life, stay, planId, 6), approvePlan(life, planId, plannedFrom(life, stay))];
  const returned = idOf(life, `plan/${stay.from}/returned`);
  return [
    ...draftPlan(life, stay, returned, 6, false),
    step(supervisor, 'returnCasePlan', { planId: returned, on: workdays(stay.from, 8), reason: person.planReturned }),
    ...draftPlan(life, stay, planId, 10),
    approvePlan(life, planId, plannedFrom(life, stay)),
  ];
};

const draftPlan = (life: Life, stay: Stay, planId: string, after: number, wishes = true): Step[] => {
  const on = workdays(stay.from, after);
  return [
    step(stay.worker, 'draftCasePlan', { planId, on, goals: goalsOn(life, stay, on, { wishes }) }),
    step(stay.worker, 'submitCasePlan', { planId, on: workdays(on, 1) }),
  ];
};

const approvePlan = ({ supervisor }: Life, planId: string, on: Day): Step =>
  step(supervisor, 'approveCasePlan', { planId, on });

const revisionsOf = ({ person }: Life, { from, until }: Stay): Day[] => {
  const yearly = [1, 2].map((years) => workdays(daysAfter(from, 365 * years), -10));
  const days = person.planRevised ? [person.planRevised] : yearly;
  return days.filter((on) => on > from && daysBetween(on, until) > 30 && on < LAST_DAY);
};

/** Papers are the first thing that is reached. */
const revision = (life: Life, stay: Stay, on: Day, index: number): Step[] => {
  const worker = workerOn(life, stay, on);
  const planId = idOf(life, `plan/${stay.from}/${on}`);
  const had = life.person.repatriated !== undefined && index === 0;
  return [
    step(worker, 'reviseCasePlan', {
      planId,
      on,
      goals: goalsOn(life, stay, on, { reached: ['papers'], wishes: true }),
      goalsReached: had ? [goalId(life, stay, 'papers')] : [],
      why: life.random.pick(WHY),
    }),
    step(worker, 'submitCasePlan', { planId, on: workdays(on, 1) }),
    approvePlan(life, planId, workdays(on, 3)),
  ];
};

const WHY = [
  'A year has passed: we went through every goal together, and most of them go on.',
  'Much has changed since the plan was made, and the new school year asks for other help.',
  'We looked back at what was reached, and wrote down what comes next.',
];
