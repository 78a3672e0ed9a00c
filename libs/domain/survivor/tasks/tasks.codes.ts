import { AFTERCARE_STAGES } from '../steps/aftercare/aftercare.codes.js';

/** The kinds of tasks. Codes are stored forever, in people's scripts. */
export const TASK_KINDS = [
  'NoCaseWorker',
  'FormerAssignee',
  'FirstAssessment',
  'NewAssessment',
  'RiskReductionApproval',
  'FirstPlan',
  'PlanApproval',
  'PlanGoal',
  'FollowUp',
  'MissedFollowUp',
  'FollowUpAfterClosure',
  'Appointment',
  'CourtHearing',
  'SetTask',
  'AppointedGuardian',
  'ConsentReview',
  'Recommendation',
  'BestInterestConfirmation',
  'OverrideReview',
  'IrregularEntryReview',
  'CorrectionReview',
  'ClosureApproval',
  'ErasureApproval',
  'BreakGlassReview',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** The tasks in which a second person decides what a colleague asked for, or did. */
export const DECISION_KINDS: ReadonlySet<TaskKind> = new Set<TaskKind>([
  'RiskReductionApproval',
  'PlanApproval',
  'BestInterestConfirmation',
  'OverrideReview',
  'IrregularEntryReview',
  'CorrectionReview',
  'ClosureApproval',
  'ErasureApproval',
  'BreakGlassReview',
]);

/** The stage that a case has reached. */
export const CASE_STATUSES = [
  'Referred',
  ...new Set(Object.values(AFTERCARE_STAGES)),
  'Reintegrated',
  'Closed',
  'Reopened',
  'Erased',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];
