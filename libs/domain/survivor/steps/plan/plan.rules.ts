import { refuse, refuseUnless, type Day } from '#kernel/decider';
import { activeOf } from './plans.rules.js';
import type { CasePlan, Plan } from './plan.state.js';

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

interface NextPlan {
  readonly goals: readonly string[];
  readonly goalsReached?: readonly string[] | undefined;
  readonly why?: unknown;
}

/** The open goals of the active plan that another plan would end without a word about them; a reason covers them all. */
const leftOut = (plan: Plan, { goals, goalsReached = [], why }: NextPlan): readonly string[] =>
  why === undefined
    ? openGoals(plan).filter((goalId) => !goals.includes(goalId) && !goalsReached.includes(goalId))
    : [];

/** Rule 12: a revision gives up no goal without a reason, or it would count as neither reached nor dropped. */
export const requireNoneLeftOut = (plan: Plan, next: NextPlan): void => {
  const { length } = leftOut(plan, next);
  if (length > 0)
    refuse(
      'GOALS_LEFT_OUT',
      `${nameGoals(length)} of the active plan would end with the revision: list what goes on in goals (under the same goalId) and what was reached in goalsReached, or say why the rest is given up (why).`,
    );
};

/** Rule 12, for a plan that awaits approval: since its text no longer changes, the way out is to return it. */
export const requireNoneLeftOutBy = (plan: Plan, { goals, payload }: CasePlan): void => {
  const { goalsReached, why } = payload as Omit<NextPlan, 'goals'>;
  const { length } = leftOut(plan, { goals, goalsReached, why });
  if (length > 0)
    refuse(
      'GOALS_LEFT_OUT',
      `${nameGoals(length)} of the active plan would end with this one, which does not say why: return it (returnCasePlan) to be revised, or drop what is given up first (dropGoal).`,
      'DropGoal',
    );
};

const nameGoals = (count: number): string => `${count} open ${count === 1 ? 'goal' : 'goals'}`;

/** Rule 12: a case is not closed for reaching its goals while one of them is open. */
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
