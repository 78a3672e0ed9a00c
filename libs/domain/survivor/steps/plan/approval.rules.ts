import { refuse, type DecisionContext, type Day } from '#kernel/decider';
import { requireDay, type RestsOn } from '../referral/referral.rules.js';
import type { CasePlan, PlanSteps } from './plan.state.js';

/** Rule 8: a submitted plan is decided on by a supervisor who did not write it. */
export const requireSubmitted = (
  one: CasePlan,
  on: Day,
  { steps: { referral }, by, now }: DecisionContext<PlanSteps>,
  restsOn: RestsOn = {},
): void => {
  if (one.status !== 'submitted')
    refuse(
      'PLAN_NOT_SUBMITTED',
      'This plan is not submitted, so it cannot be decided on: submit it first (submitCasePlan).',
    );
  if (by.role !== 'SUPERVISOR')
    refuse('APPROVER_ROLE_REQUIRED', 'Only a supervisor may decide on a plan: ask a supervisor.');
  if (by.id === one.by)
    refuse('APPROVER_IS_AUTHOR', 'You wrote this plan yourself: ask another supervisor to decide on it.');
  requireDay(on, referral, now, { 'its submission': one.since, ...restsOn });
};
