import {
  closed,
  drafted,
  girl,
  goal,
  goalDropped,
  goalReached,
  journey,
  outcomeOf,
  planApproved,
  planRevised,
  reopened,
  submitted,
} from '../../testing.js';
import { dueDays } from '../../testing/due.js';

type Facts = Parameters<typeof journey>;

const active = [girl(), drafted(), submitted(), planApproved()] as const;
const twoGoals = [girl(), drafted({ goals: [goal(), goal({ goalId: 'job' })] }), submitted(), planApproved()] as const;
const reach = { goalId: 'goal', on: '2020-03-20' };

describe('a goal of the active plan', () => {
  it.each<{ title: string; given: Facts; input: Partial<typeof reach>; outcome: string }>([
    { title: 'is reached', given: [...active], input: {}, outcome: 'GoalReached' },
    { title: 'is reached once', given: [...active, goalReached()], input: {}, outcome: '' },
    {
      title: 'is not reached on two days',
      given: [...active, goalReached()],
      input: { on: '2020-03-21' },
      outcome: 'NOTHING_HERE',
    },
    {
      title: 'is not reached after it was dropped',
      given: [...twoGoals, goalDropped()],
      input: {},
      outcome: 'GOAL_SETTLED',
    },
    {
      title: 'is not reached before the plan was approved',
      given: [...active],
      input: { on: '2020-02-16' },
      outcome: 'DATE_ORDER',
    },
    { title: 'is not reached tomorrow', given: [...active], input: { on: '2026-03-02' }, outcome: 'DATE_IN_FUTURE' },
    { title: 'must be one of its goals', given: [...active], input: { goalId: 'other' }, outcome: 'GOAL_UNKNOWN' },
    { title: 'is not reached in a draft', given: [girl(), drafted()], input: {}, outcome: 'PLAN_NOT_APPROVED' },
    {
      title: 'is not reached after the case was closed',
      given: [...active, closed(), reopened()],
      input: {},
      outcome: 'PLAN_NOT_APPROVED',
    },
  ])('$title', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('ReachGoal', { ...reach, ...input }))).toBe(outcome);
  });

  it('is dropped with a reason, and names the plan', () => {
    const input = { ...reach, reason: 'The survivor prefers to work.' };
    expect(journey(...active).when('DropGoal', input)).toEqual([
      { type: 'GoalDropped', data: { ...input, planId: 'plan' } },
    ]);
    expect(journey(...active, goalDropped()).when('DropGoal', input)).toEqual([]);
  });

  it('is no longer due once it was reached or dropped', () => {
    const [, ...plan] = active;
    expect(dueDays([...plan], ['PlanGoal'])).toEqual(['PlanGoal 2020-09-30']);
    expect(dueDays([...plan, goalReached()], ['PlanGoal'])).toEqual([]);
    expect(dueDays([...plan, goalDropped()], ['PlanGoal'])).toEqual([]);
  });

  it('that was reached or dropped is not pursued again under its id', () => {
    const goals = [goal() as never];
    const revise = { planId: 'third', on: '2020-04-01', goals };
    expect(journey(...active, goalReached()).when('ReviseCasePlan', revise)).toBe('GOAL_SETTLED');
    const drafting = journey(...active, goalReached(), closed(), reopened());
    expect(outcomeOf(drafting.when('DraftCasePlan', { ...revise, on: '2020-05-05' }))).toBe('CasePlanDrafted');
  });

  it('that a revision leaves behind is no longer open', () => {
    const replaced = [planRevised(), submitted({ planId: 'second', on: '2020-03-03' })] as const;
    const given = journey(...active, ...replaced, planApproved({ planId: 'second', on: '2020-03-05' }));
    expect(given.when('ReachGoal', reach)).toBe('GOAL_UNKNOWN');
    expect(outcomeOf(given.when('ReachGoal', { ...reach, goalId: 'job' }))).toBe('GoalReached');
  });
});
