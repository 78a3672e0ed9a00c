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

  it.each<[string, Facts, Partial<Revision>, string]>([
    ['says why the goal is given up', [...active], {}, 'GOALS_LEFT_OUT'],
    ['once for all goals', [...active], { goals: [home], why }, 'CasePlanRevised'],
    ['or calls it reached', [...active], { goalsReached: ['goal'] }, 'CasePlanRevised'],
    ['each of them', [...active], { goals: [home], goalsReached: ['goal'] }, 'GOALS_LEFT_OUT'],
    ['or keeps it', [...active], { goals: [goal() as never, job, home] }, 'CasePlanRevised'],
    ['but not where it was reached before', [...active, goalReached()], {}, 'CasePlanRevised'],
    ['or dropped with a reason', [...active, goalDropped()], {}, 'CasePlanRevised'],
  ])('%s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('ReviseCasePlan', { ...revise, ...input }))).toBe(outcome);
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
