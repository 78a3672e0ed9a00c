import { refuse, type Day } from '#kernel/decider';
import type { CasePlan, Plan } from './plan.state.js';
import type { PlanEvents } from './plan.events.js';

type Plans = Plan['plans'];

export const activeOf = (plans: Plans): CasePlan | undefined => Object.values(plans).find(isActive);

const isActive = ({ activeFrom, activeUntil }: CasePlan) => activeFrom !== undefined && activeUntil === undefined;

/** The plans of this episode of the case. */
export const current = (plans: Plans): readonly CasePlan[] =>
  Object.values(plans).filter(({ status }) => status !== 'ended');

export const requirePlan = (plans: Plans, planId: string): CasePlan =>
  current(plans).find((one) => one.planId === planId) ??
  refuse('NOT_FOUND', 'There is no such plan in this episode of the case: draft one (draftCasePlan).');

export const refuseAsNotDrafted = (): never =>
  refuse(
    'NOTHING_HERE',
    'No plan is recorded in this episode of the case: draft one first (draftCasePlan).',
    'DraftCasePlan',
  );

/** @throws Refusal when no plan is active. */
export const requireActive = (plans: Plans): CasePlan =>
  activeOf(plans) ??
  refuse('PLAN_NOT_APPROVED', 'The survivor has no active plan: draft one (draftCasePlan).', 'ApproveCasePlan');

export const writePlan = (
  state: Plan,
  payload: PlanEvents['CasePlanDrafted'] | PlanEvents['CasePlanRevised'],
  by: string,
): Plan => {
  const { planId, on, goals } = payload;
  const plan: CasePlan = {
    planId,
    status: 'drafted',
    since: on,
    by,
    goals: goals.map(({ goalId }) => goalId),
    activeFrom: undefined,
    activeUntil: undefined,
    payload,
    returned: undefined,
  };
  return { ...state, plans: { ...state.plans, [planId]: plan } };
};

export const mapPlans = (plans: Plans, change: (plan: CasePlan) => CasePlan): Plans =>
  Object.fromEntries(Object.entries(plans).map(([planId, plan]) => [planId, change(plan)]));

export const changePlan = (state: Plan, planId: string, change: Partial<CasePlan>): Plan => ({
  ...state,
  plans: mapPlans(state.plans, (plan) => (plan.planId === planId ? { ...plan, ...change } : plan)),
});

export const endActivePlans = (plans: Plans, on: Day): Plans =>
  mapPlans(plans, (plan) => (isActive(plan) ? { ...plan, activeUntil: on } : plan));
