import { refuse, refuseField, type Day } from '#kernel/decider';
import type { Goal } from './plan.events.js';
import type { Plan } from './plan.state.js';

/** A goal as a command gives it: none of it is erased. */
export type Aim = Omit<Goal, 'aim' | 'survivorsWish'> & { aim: string; survivorsWish?: string };

/** A plan has goals, each of them once, and none is due before the plan is made. */
export const requireGoals = (goals: readonly Aim[], on: Day, reached: readonly string[] = []): void => {
  if (goals.length === 0) refuse('GOALS_MISSING', 'Name what the plan is for: at least one goal.');
  const ids = [...goals.map(({ goalId }) => goalId), ...reached];
  if (new Set(ids).size < ids.length)
    refuse(
      'GOAL_TWICE',
      'Name each goal once: a goal that continues keeps its goalId, and a goal that was reached is not listed again.',
    );
  const at = goals.findIndex(({ dueOn }) => dueOn < on);
  const early = goals[at];
  if (early)
    refuseField(
      { field: `goals.${at}.dueOn`, on: early.dueOn, after: { what: 'the plan', day: on } },
      'DATE_ORDER',
      `A goal cannot be due (${early.dueOn}) before the plan is made (${on}): correct one of the two days.`,
    );
};

/** A goal that was reached or dropped is not pursued again under its id: what became of it would be lost. */
export const requireUnsettled = (goals: readonly Aim[], settled: Plan['settled']): void => {
  const goal = goals.find(({ goalId }) => goalId in settled);
  if (goal)
    refuse(
      'GOAL_SETTLED',
      `The goal ${goal.goalId} was ${settled[goal.goalId]!.outcome} on ${settled[goal.goalId]!.on}: leave it out, or give it a new goalId.`,
    );
};
