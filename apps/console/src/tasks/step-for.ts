import type { MutationName } from '../api/schema.js';
import type { Task } from './owed.js';

/** The mutation that settles each kind of task. */
export const STEP_FOR: Readonly<Record<Task['kind'], MutationName>> = {
  NO_CASE_WORKER: 'assignCaseWorker',
  FORMER_ASSIGNEE: 'endAssignment',
  FIRST_ASSESSMENT: 'assessRisk',
  NEW_ASSESSMENT: 'assessRisk',
  RISK_REDUCTION_APPROVAL: 'approveRiskReduction',
  FIRST_PLAN: 'draftCasePlan',
  PLAN_APPROVAL: 'approveCasePlan',
  PLAN_GOAL: 'reachGoal',
  FOLLOW_UP: 'completeFollowUp',
  MISSED_FOLLOW_UP: 'completeFollowUp',
  FOLLOW_UP_AFTER_CLOSURE: 'completeFollowUp',
  APPOINTMENT: 'completeAppointment',
  COURT_HEARING: 'recordHearing',
  SET_TASK: 'completeTask',
  APPOINTED_GUARDIAN: 'giveConsent',
  CONSENT_REVIEW: 'giveConsent',
  RECOMMENDATION: 'completeRecommendation',
  BEST_INTEREST_CONFIRMATION: 'confirmBestInterest',
  OVERRIDE_REVIEW: 'reviewConsentOverride',
  IRREGULAR_ENTRY_REVIEW: 'reviewEntry',
  CORRECTION_REVIEW: 'reviewEntry',
  CLOSURE_APPROVAL: 'closeCase',
  ERASURE_APPROVAL: 'approveErasure',
  BREAK_GLASS_REVIEW: 'reviewBreakGlass',
};

interface AssignmentFacts {
  readonly assignmentId: string;
  readonly endedOn: string | null;
}

/** The form that settles a task, and what is known of its answers. */
export interface Settling {
  readonly mutation: MutationName;
  readonly named?: { readonly assignmentId: string } | undefined;
}

/**
 * A colleague who has left is still assigned. Who takes over the assignment of the last case worker also takes over the
 * tasks that were set for them; of another, the assignment can end.
 */
const OF_AN_ASSIGNMENT: Partial<Readonly<Record<Task['kind'], MutationName>>> = {
  NO_CASE_WORKER: 'handOverCase',
  FORMER_ASSIGNEE: 'endAssignment',
};

export const settlingOf = (
  { kind, ref }: Pick<Task, 'kind' | 'ref'>,
  assignments: readonly AssignmentFacts[],
): Settling => {
  const mutation = OF_AN_ASSIGNMENT[kind];
  return mutation && assignments.some((one) => one.assignmentId === ref && one.endedOn === null)
    ? { mutation, named: { assignmentId: ref } }
    : { mutation: STEP_FOR[kind] };
};

/** Every kind of task. */
export const KINDS = Object.keys(STEP_FOR) as readonly Task['kind'][];
