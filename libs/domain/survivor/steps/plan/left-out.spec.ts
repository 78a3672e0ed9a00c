import {
  drafted,
  girl,
  goal,
  goalDropped,
  goalReached,
  journey,
  outcomeOf,
  planApproved,
  planRevised,
  submitted,
  supervisor,
} from '../../testing.js';
import type { PlanCommands } from './plan.decider.js';

type Facts = Parameters<typeof journey>;
type Revision = PlanCommands['ReviseCasePlan'];

const job = goal({ goalId: 'job' }) as never;
const home = goal({ goalId: 'home' }) as never;
const active = [girl(), drafted({ goals: [goal(), goal({ goalId: 'job' })] }), submitted(), planApproved()] as const;
const why = 'The survivor moved, and the school is too far away.';

describe('a revision that leaves out a goal of the active plan', () => {
  const revise = { on: '2020-04-01', goals: [job, home] };

  it.each<{ title: string; given: Facts; input: Partial<Revision>; outcome: string }>([
    { title: 'says why the goal is given up', given: [...active], input: {}, outcome: 'GOALS_LEFT_OUT' },
    { title: 'once for all goals', given: [...active], input: { goals: [home], why }, outcome: 'CasePlanRevised' },
    { title: 'or calls it reached', given: [...active], input: { goalsReached: ['goal'] }, outcome: 'CasePlanRevised' },
    {
      title: 'each of them',
      given: [...active],
      input: { goals: [home], goalsReached: ['goal'] },
      outcome: 'GOALS_LEFT_OUT',
    },
    {
      title: 'or keeps it',
      given: [...active],
      input: { goals: [goal() as never, job, home] },
      outcome: 'CasePlanRevised',
    },
    {
      title: 'but not where it was reached before',
      given: [...active, goalReached()],
      input: {},
      outcome: 'CasePlanRevised',
    },
    { title: 'or dropped with a reason', given: [...active, goalDropped()], input: {}, outcome: 'CasePlanRevised' },
  ])('$title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('ReviseCasePlan', { ...revise, ...input }))).toBe(outcome);
  });
});

describe('a plan that waits and leaves out a goal of the active plan', () => {
  const waiting = (more: Parameters<typeof planRevised>[0] = {}) => [
    planRevised({ on: '2020-03-02', goals: [goal()], ...more }),
    submitted({ planId: 'second', on: '2020-03-03' }),
  ];
  const beside = [
    drafted({ planId: 'second', on: '2020-02-14' }),
    submitted({ planId: 'second', on: '2020-02-15' }),
  ] as const;

  it.each<[string, Facts, string]>([
    ['is not approved without a reason', [...active, ...waiting()], 'GOALS_LEFT_OUT'],
    ['is with one', [...active, ...waiting({ why })], 'CasePlanApproved'],
    ['is once the goal was dropped', [...active, ...waiting(), goalDropped({ goalId: 'job' })], 'CasePlanApproved'],
    ['is not when it was drafted beside the active one', [...active, ...beside], 'GOALS_LEFT_OUT'],
    ['is when no plan is active yet', [girl(), ...beside], 'CasePlanApproved'],
  ])('%s', (_, facts, outcome) => {
    const approve = { planId: 'second', on: '2020-04-01' };
    expect(outcomeOf(journey(...facts).when('ApproveCasePlan', approve, { by: supervisor }))).toBe(outcome);
  });
});
