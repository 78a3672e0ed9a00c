import {
  closed,
  drafted,
  girl,
  goal,
  journey,
  outcomeOf,
  planApproved,
  planRevised,
  reopened,
  submitted,
} from '../../testing.js';
import type { PlanCommands } from './plan.decider.js';

type Facts = Parameters<typeof journey>;

const active = [girl(), drafted(), submitted(), planApproved()] as const;
const second = [planRevised(), submitted({ planId: 'second', on: '2020-03-03' })] as const;
const replaced = [...active, ...second, planApproved({ planId: 'second', on: '2020-03-05' })] as const;

describe('a plan is revised', () => {
  const why = 'The survivor wants to work.';
  const revise = { on: '2020-03-02', goals: [goal({ goalId: 'job' })], why } as PlanCommands['ReviseCasePlan'];

  it.each<{ title: string; given: Facts; input: Partial<typeof revise>; outcome: string }>([
    { title: 'when it is active', given: [...active], input: {}, outcome: 'CasePlanRevised' },
    {
      title: 'on the day of its approval',
      given: [...active],
      input: { on: '2020-02-17' },
      outcome: 'CasePlanRevised',
    },
    { title: 'not before', given: [...active], input: { on: '2020-02-16' }, outcome: 'DATE_ORDER' },
    {
      title: 'not when none is active',
      given: [girl(), drafted(), submitted()],
      input: {},
      outcome: 'PLAN_NOT_APPROVED',
    },
    {
      title: 'not when the case was closed since',
      given: [...active, closed(), reopened()],
      input: { on: '2020-05-05' },
      outcome: 'PLAN_NOT_APPROVED',
    },
    {
      title: 'with goals that were reached',
      given: [...active],
      input: { goalsReached: ['goal'] },
      outcome: 'CasePlanRevised',
    },
    {
      title: 'with no other goals that were',
      given: [...active],
      input: { goalsReached: ['another'] },
      outcome: 'GOAL_UNKNOWN',
    },
    {
      title: 'with goals that go on',
      given: [...active],
      input: { goals: [goal() as never] },
      outcome: 'CasePlanRevised',
    },
    {
      title: 'with none that goes on and was reached',
      given: [...active],
      input: { goals: [goal() as never], goalsReached: ['goal'] },
      outcome: 'GOAL_TWICE',
    },
  ])('$title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('ReviseCasePlan', { ...revise, ...input }))).toBe(outcome);
  });

  it('and records which plan it revises', () => {
    expect(journey(...active).when('ReviseCasePlan', revise)).toEqual([
      { type: 'CasePlanRevised', data: { ...revise, planId: 'the-command', goalsReached: [], revises: 'plan' } },
    ]);
  });

  it('once under its id, although another plan is active by now', () => {
    const { revises: _, ...input } = planRevised().data;
    const given = journey(...replaced);
    expect(given.when('ReviseCasePlan', input as never)).toEqual([]);
    expect(given.when('ReviseCasePlan', { ...input, goalsReached: ['goal'] } as never)).toBe('ID_USED');
  });
});
