import { refuse, requireAfter, type Actor, type Day, isOrStandsInFor } from '#kernel/decider';
import type { CasePlan } from './plan.state.js';

export const requireUnsubmitted = ({ status, since }: CasePlan): void => {
  if (status === 'submitted' || status === 'approved')
    refuse('ALREADY_SUBMITTED', `This plan has been ${status} since ${since}: continue from there.`);
};

export const requireAfterWriting = ({ since }: Pick<CasePlan, 'since'>, on: Day): void =>
  requireAfter(on, { 'the plan': since });

/** Rule 8: a submitted plan is decided on by a supervisor who did not write it. */
export const requireSubmitted = ({ status, by: author }: CasePlan, by: Actor): void => {
  if (status !== 'submitted')
    refuse(
      'PLAN_NOT_SUBMITTED',
      'This plan is not submitted, so it cannot be decided on: submit it first (submitCasePlan).',
      'SubmitCasePlan',
    );
  if (by.role !== 'SUPERVISOR')
    refuse('APPROVER_ROLE_REQUIRED', 'Only a supervisor may decide on a plan: ask a supervisor.');
  if (isOrStandsInFor(by, author))
    refuse('APPROVER_IS_AUTHOR', 'You wrote this plan yourself: ask another supervisor to decide on it.');
};

export const requireApprovable = (one: CasePlan, by: Actor): void => {
  if (one.status === 'approved')
    refuse('ALREADY_APPROVED', `This plan was approved on ${one.activeFrom}: correct that entry if the day is wrong.`);
  requireSubmitted(one, by);
};

export const requireAfterSubmission = ({ since }: Pick<CasePlan, 'since'>, on: Day): void =>
  requireAfter(on, { 'its submission': since });

/** One plan is active at a time: the next one begins no earlier than the plan that it replaces. */
export const requireAfterActive = (active: Pick<CasePlan, 'since'> | undefined, on: Day): void =>
  requireAfter(on, { 'the active plan': active?.since });
