import { refuseUnless, type Day } from '#kernel/decider';
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
