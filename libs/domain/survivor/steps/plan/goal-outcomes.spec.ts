import { withOutcomes } from './goal-outcomes.js';

const settled = [{ eventId: 'the-event' }] as never;
const plan = (planId: string, revises: string | null, ...goals: readonly object[]) => ({
  planId,
  revises,
  goals: goals as { goalId: string }[],
});
const school = { goalId: 'school' };
const reached = { ...school, reachedOn: '2020-04-01', settled };

describe('what became of a goal', () => {
  it('is also shown in a revision that waited when the goal was reached', () => {
    const plans = [plan('first', null, reached), plan('second', 'first', school, { goalId: 'job' })];
    expect(withOutcomes(plans)[1]!.goals).toEqual([reached, { goalId: 'job' }]);
  });

  it('is shown in each plan that has the goal, whichever was active', () => {
    const dropped = { ...school, droppedOn: '2020-05-01' };
    const plans = [plan('first', null, school), plan('second', 'first', dropped), plan('third', 'first', school)];
    expect(withOutcomes(plans).flatMap(({ goals }) => goals)).toEqual([dropped, dropped, dropped]);
  });

  it('says nothing of a plan that was drafted afresh, as when a case is reopened', () => {
    const plans = [plan('first', null, reached), plan('second', null, school)];
    expect(withOutcomes(plans)[1]!.goals).toEqual([school]);
  });

  it('leaves a plan whose former one is not shown as it is', () => {
    expect(withOutcomes([plan('second', 'first', school)])).toEqual([plan('second', 'first', school)]);
  });
});
