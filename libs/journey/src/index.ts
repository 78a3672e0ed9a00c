import type { Step } from '#step';
import { aftercareStep } from './aftercare/aftercare.step.js';
import { assignmentStep } from './assignment/assignment.step.js';
import { assistanceStep } from './assistance/assistance.step.js';
import { closureStep } from './closure/closure.step.js';
import { consentStep } from './consent/consent.step.js';
import { forensicInterviewStep } from './forensic-interview/forensic-interview.step.js';
import { identificationStep } from './identification/identification.step.js';
import { justiceStep } from './justice/justice.step.js';
import { overviewStep } from './overview/overview.step.js';
import { planStep } from './plan/plan.step.js';
import { privacyStep } from './privacy/privacy.step.js';
import { referralStep } from './referral/referral.step.js';
import { reintegrationStep } from './reintegration/reintegration.step.js';
import { relationStep } from './relation/relation.step.js';
import { repatriationStep } from './repatriation/repatriation.step.js';
import { reviewStep } from './review/review.step.js';
import { riskStep } from './risk/risk.step.js';
import { tasksStep } from './tasks/tasks.step.js';

export { CorrectionKinds } from './correction/correction.commands.js';
export type { FromCourtCommands } from './correction/from-court.decider.js';
export { correctionStep } from './correction/correction.step.js';
export { ProsecutionOutcomes } from './justice/justice.commands.js';
export type { JusticeCommands } from './justice/justice.decider.js';
export type { JusticeEvents } from './justice/justice.events.js';
export { JusticeView } from './justice/justice.view.js';
export { relationInLog } from './relation/relation-in-log.js';
export { relationInViews } from './relation/relation-in-views.js';
export { relationOf } from './relation/relation-of.js';
export { readersOf } from './relation/readers.rules.js';
export { RelationView } from './relation/relation.view.js';
export { notFound } from './relation/relation.rules.js';
export { followedErasure, rightToErase, type ErasureRight } from './privacy/right-to-erase.js';
export { privacyPolicy } from './privacy/privacy.policy.js';
export { survivor, type SurvivorState } from './survivor.js';
export { openAfter, overdueIn, type ToldTask } from './tasks/overdue.js';

/** In order. A new step is one folder, a line here and a line in survivor.ts. */
export const correctableSteps: readonly Step[] = [
  referralStep,
  consentStep,
  identificationStep,
  forensicInterviewStep,
  reviewStep,
  repatriationStep,
  aftercareStep,
  riskStep,
  planStep,
  assistanceStep,
  reintegrationStep,
  justiceStep,
  closureStep,
  assignmentStep,
];

/** The survivor's journey: its steps, the handling of personal data, and the views of all of it. */
export const journey: readonly Step[] = [...correctableSteps, privacyStep, relationStep, tasksStep, overviewStep];
