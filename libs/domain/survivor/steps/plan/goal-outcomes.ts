import type { CasePlanView, GoalType } from './plan.view.js';

type PlanRow = Pick<CasePlanView, 'planId' | 'revises'> & {
  readonly goals: readonly Pick<GoalType, 'goalId' | 'reachedOn' | 'droppedOn' | 'settled'>[];
};

/** A plan and all that revise it follow from one draft, which names no goal of an earlier episode of the case. */
const draftOf = (plan: PlanRow, plans: ReadonlyMap<string, PlanRow>): string => {
  const revised = plan.revises === null ? undefined : plans.get(plan.revises);
  return revised ? draftOf(revised, plans) : plan.planId;
};

/**
 * The plans, with what became of their goals. An event that settles a goal names the plan that was active; a revision
 * that waited then has the same goal, settled as well.
 */
export const withOutcomes = <Plan extends PlanRow>(plans: readonly Plan[]): readonly Plan[] => {
  const byId = new Map(plans.map((plan) => [plan.planId, plan]));
  const nameOf = (plan: PlanRow, goalId: string) => `${draftOf(plan, byId)}/${goalId}`;
  const outcomes = new Map(
    plans.flatMap((plan) =>
      plan.goals
        .filter(({ reachedOn, droppedOn }) => reachedOn ?? droppedOn)
        .map(({ goalId, reachedOn, droppedOn, settled }) => [
          nameOf(plan, goalId),
          { ...(reachedOn && { reachedOn }), ...(droppedOn && { droppedOn }), ...(settled && { settled }) },
        ]),
    ),
  );
  return plans.map((plan) => ({
    ...plan,
    goals: plan.goals.map((goal) => ({ ...goal, ...outcomes.get(nameOf(plan, goal.goalId)) })),
  }));
};
