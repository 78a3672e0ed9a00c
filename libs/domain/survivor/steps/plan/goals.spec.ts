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
  it.each<[string, Facts, Partial<typeof reach>, string]>([
    ['is reached', [...active], {}, 'GoalReached'],
    ['is reached once', [...active, goalReached()], {}, ''],
    ['is not reached on two days', [...active, goalReached()], { on: '2020-03-21' }, 'NOTHING_HERE'],
    ['is not reached after it was dropped', [...twoGoals, goalDropped()], {}, 'GOAL_SETTLED'],
    ['is not reached before the plan was approved', [...active], { on: '2020-02-16' }, 'DATE_ORDER'],
    ['is not reached tomorrow', [...active], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['must be one of its goals', [...active], { goalId: 'other' }, 'GOAL_UNKNOWN'],
    ['is not reached in a draft', [girl(), drafted()], {}, 'PLAN_NOT_APPROVED'],
    ['is not reached after the case was closed', [...active, closed(), reopened()], {}, 'PLAN_NOT_APPROVED'],
  ])('%s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('ReachGoal', { ...reach, ...input }))).toBe(outcome);
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
