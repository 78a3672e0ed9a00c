import type { Task } from '../caseload/documents.js';

/** The mutation that settles each kind of task. */
export const STEP_FOR: Readonly<Record<Task['kind'], string>> = {
  FirstAssessment: 'assessRisk',
  NewAssessment: 'assessRisk',
  RiskReductionApproval: 'approveRiskReduction',
  FirstPlan: 'draftCasePlan',
  PlanApproval: 'approveCasePlan',
  PlanGoal: 'deliverService',
  FollowUp: 'completeFollowUp',
  MissedFollowUp: 'completeFollowUp',
  FollowUpAfterClosure: 'completeFollowUp',
  Appointment: 'completeAppointment',
  SetTask: 'completeTask',
  AppointedGuardian: 'giveConsent',
  BestInterestConfirmation: 'confirmBestInterest',
  OverrideReview: 'reviewConsentOverride',
  IrregularEntryReview: 'reviewEntry',
  CorrectionReview: 'reviewEntry',
  ClosureApproval: 'closeCase',
  ErasureApproval: 'approveErasure',
  BreakGlassReview: 'reviewBreakGlass',
};
