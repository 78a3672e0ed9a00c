import { refuse, type Context, type Day } from '#decider';
import { requireDay, type RestsOn } from '../referral/referral.rules.js';
import type { CasePlan, Others } from './plan.decider.js';

/** Rule 8: a plan that was handed in is decided on by a supervisor who did not write it. */
export const requireSubmitted = (
  one: CasePlan,
  on: Day,
  { others: { referral }, by, now }: Context<Others>,
  restsOn: RestsOn = {},
): void => {
  if (one.status !== 'submitted')
    refuse('PLAN_NOT_SUBMITTED', 'This plan waits for nobody: submit it first (submitCasePlan).');
  if (by.role !== 'SUPERVISOR') refuse('APPROVER_ROLE_REQUIRED', 'Only a supervisor decides on a plan.');
  if (by.id === one.by) refuse('APPROVER_IS_AUTHOR', 'Somebody else decides on the plan that you have written.');
  requireDay(on, referral, now, { 'its submission': one.since, ...restsOn });
};
