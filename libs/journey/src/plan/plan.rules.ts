import { refuseUnless, type Day } from '#decider';
import type { Plan } from './plan.decider.js';

interface Served {
  readonly goalId?: string | undefined;
  readonly emergency: boolean;
  /** When the service began. */
  readonly on: Day;
  readonly irregular?: string | undefined;
}

/** Rule 8: a service serves a goal of the plan that was active when it began, unless it could not wait for one. */
export const requireGoal = ({ plans }: Plan, { goalId, emergency, on, irregular }: Served): void => {
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
      ? 'Name the goal of her plan that it serves (goalId), or mark it as an emergency.'
      : `This was no goal of an approved plan on ${on}: have her plan approved first, or mark it as an emergency.`,
  );
};
