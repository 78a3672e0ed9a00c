import { refuse, type Day } from '#decider';
import type { Goal } from './plan.events.js';

/** A goal as it is said: nothing of it is erased. */
export type Aim = Omit<Goal, 'aim' | 'survivorsWish'> & { aim: string; survivorsWish?: string };

/** A plan is for something, says each thing once, and looks ahead. */
export const requireGoals = (goals: readonly Aim[], on: Day, reached: readonly string[] = []): void => {
  if (goals.length === 0) refuse('GOALS_MISSING', 'Say what the plan is for: at least one goal.');
  const ids = [...goals.map(({ goalId }) => goalId), ...reached];
  if (new Set(ids).size < ids.length)
    refuse(
      'GOAL_TWICE',
      'Name each goal once: a goal that goes on keeps its goalId, and one that was reached is no goal.',
    );
  const early = goals.find(({ dueOn }) => dueOn < on);
  if (early) refuse('DATE_ORDER', `A goal cannot be due (${early.dueOn}) before the plan is made (${on}).`);
};
