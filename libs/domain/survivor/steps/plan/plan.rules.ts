import { refuseUnless, type Day } from '#kernel/decider';
import { activeOf } from './plans.rules.js';
import type { Plan } from './plan.state.js';

interface ServedGoal {
  readonly goalId?: string | undefined;
  readonly emergency: boolean;
  /** The day on which the service began. */
  readonly on: Day;
  readonly irregular?: string | undefined;
}

/** Rule 8: a service serves a goal of the plan that was active when it began, unless it was an emergency. */
export const requireGoal = ({ plans }: Plan, { goalId, emergency, on, irregular }: ServedGoal): void => {
  const active = Object.values(plans).some(
    ({ goals, activeFrom, activeUntil = on }) =>
      goalId !== undefined &&
      goals.includes(goalId) &&
      activeFrom !== undefined &&
      activeFrom <= on &&
      on <= activeUntil,
  );
  if (emergency || active) return;
  refuseUnless(
    irregular,
    'PLAN_NOT_APPROVED',
    goalId === undefined
      ? 'Name the goal of the active plan that the service serves (goalId), or mark the service as an emergency.'
      : `No approved plan had this goal on ${on}: have the plan approved first (approveCasePlan), or mark the service as an emergency.`,
  );
};

/** The goals of the active plan that were neither reached nor dropped. */
export const openGoals = ({ plans, settled }: Plan): readonly string[] =>
  (activeOf(plans)?.goals ?? []).filter((goalId) => !(goalId in settled));

/** Rule 12: a case whose goals are reached has none that is open. */
export const requireGoalsSettled = (plan: Plan, irregular: string | undefined): void => {
  const open = openGoals(plan).length;
  if (open > 0)
    refuseUnless(
      irregular,
      'GOALS_OPEN',
      `${open} ${open === 1 ? 'goal' : 'goals'} of the plan ${open === 1 ? 'is' : 'are'} still open: record each as reached (reachGoal) or dropped (dropGoal), or request the closure for another reason.`,
      'ReachGoal',
    );
};
