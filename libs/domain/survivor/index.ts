import type { Step } from '#nest';
import { aftercareStep } from './steps/aftercare/aftercare.step.js';
import { agendaStep } from './steps/agenda/agenda.step.js';
import { assignmentStep } from './steps/assignment/assignment.step.js';
import { assistanceStep } from './steps/assistance/assistance.step.js';
import { closureStep } from './steps/closure/closure.step.js';
import { consentStep } from './steps/consent/consent.step.js';
import { documentsStep } from './steps/documents/documents.step.js';
import { familyStep } from './steps/family/family.step.js';
import { forensicInterviewStep } from './steps/forensic-interview/forensic-interview.step.js';
import { identificationStep } from './steps/identification/identification.step.js';
import { justiceStep } from './steps/justice/justice.step.js';
import { notesStep } from './steps/notes/notes.step.js';
import { overviewStep } from './queries/overview.step.js';
import { planStep } from './steps/plan/plan.step.js';
import { privacyStep } from './privacy/privacy.step.js';
import { referralStep } from './steps/referral/referral.step.js';
import { reintegrationStep } from './steps/reintegration/reintegration.step.js';
import { relationStep } from './relation/relation.step.js';
import { repatriationStep } from './steps/repatriation/repatriation.step.js';
import { reviewStep } from './steps/review/review.step.js';
import { riskStep } from './steps/risk/risk.step.js';
import { tasksStep } from './tasks/tasks.step.js';

export type { AssignmentCommands } from './steps/assignment/assignment.decider.js';
export { AssignmentView } from './steps/assignment/assignment.view.js';
export type { DuplicateReason, Sex } from './steps/referral/referral.codes.js';
export { DuplicateReasons, Sexes } from './steps/referral/referral.commands.js';
export { survivorsIn } from './queries/survivors-in-case.js';
export { requirePastDay } from './queries/past-day.js';
export { AFTER_EVERY_DAY, entriesBehind, eventDay } from './queries/time-travel.js';
export { caseNumberOf } from './steps/referral/case-number/case-number.rules.js';
export {
  comparableDetailsOf,
  reasonsFor,
  type PersonDescription,
} from './steps/referral/duplicates/duplicates.rules.js';
export { PersonKey, UNKNOWN_YEAR, personKeys, wordKeysOf } from './steps/referral/person.index.js';
export { wholeKeysOf, type WholeKey } from './steps/referral/duplicates/whole-keys.js';
export type { CorrectionKind } from './corrections/correction.codes.js';
export { CorrectionKinds } from './corrections/correction.commands.js';
export type { CourtCorrectionCommands } from './corrections/court-corrections.decider.js';
export { correctionStep } from './corrections/correction.step.js';
export { RecruiterKins } from './steps/identification/identification.commands.js';
export type { ProsecutionOutcome } from './steps/justice/justice.codes.js';
export { ProsecutionOutcomes } from './steps/justice/justice.commands.js';
export type { JusticeCommands } from './steps/justice/justice.decider.js';
export type { JusticeEvents } from './steps/justice/justice.events.js';
export { JusticeView, PlannedHearing } from './steps/justice/justice.view.js';
export { partiesToldBy, relationInLog } from './relation/relation-in-log.js';
export { readersOf, relationOf } from './relation/readers.js';
export type { CaseRelations } from './relation/relation.state.js';
export { RelationView } from './relation/relation.view.js';
export { DOCUMENT_KINDS, type DocumentKind, type MediaType } from './steps/documents/documents.codes.js';
export type { StoredFile } from './steps/documents/documents.events.js';
export { DocumentView } from './steps/documents/documents.view.js';
export { DOCUMENT_MAX_BYTES, KIND_RULES, requireMediaType } from './steps/documents/documents.rules.js';
export { StoredFiles } from './steps/documents/stored-files.js';
export { TESTIMONY_READERS, INTERVIEW_READERS } from './heard.readers.js';
export { notFound } from './relation/relation.rules.js';
export { rightFromKeptRecord, rightToErase } from './privacy/right-to-erase.js';
export { PREGNANCY_EVENTS } from './steps/family/family.events.js';
export { familyPolicy } from './steps/family/family.policy.js';
export { privacyPolicy } from './privacy/privacy.policy.js';
export { survivor, type SurvivorEventType, type SurvivorState } from './survivor.js';
export { openEntry } from './timeline/open-entry.js';
export { presenterOf } from './timeline/presenter.js';
export { entriesIn, type RecordEntry } from './timeline/record-entries.js';
export { TimelineEntry } from './timeline/timeline.type.js';
export { RecordedEntry } from './queries/entries.type.js';
export { redactionOf } from './queries/redaction.js';
export { partsOf } from './queries/tampered-events.js';
export { ofOthers } from './queries/whole-history.js';
export { originsIn } from './queries/origins/row-origins.js';
export { ValueOrigins } from './queries/origins/value-origins.type.js';
export { tellOrigins } from './queries/origins/tell-origins.js';
export { dueNow } from './tasks/due-now.js';
export { DueWorkConnection } from './tasks/work/work.type.js';
export { CaseView } from './tasks/tasks.view.js';
export type { TaskKind } from './tasks/tasks.codes.js';
export { openAfter, overdueIn, type RecordedTaskFact } from './tasks/overdue.js';
export { revealingOf } from './timeline/revealing.js';

/** In order. A new step is one folder, a line here, and two in survivor.ts, with their imports. */
export const correctableSteps: readonly Step[] = [
  referralStep,
  consentStep,
  identificationStep,
  familyStep,
  forensicInterviewStep,
  reviewStep,
  repatriationStep,
  aftercareStep,
  riskStep,
  planStep,
  assistanceStep,
  reintegrationStep,
  justiceStep,
  notesStep,
  documentsStep,
  agendaStep,
  closureStep,
  assignmentStep,
];

/** The survivor's journey: its steps, the handling of personal data, and the views of all of it. */
export const journey: readonly Step[] = [...correctableSteps, privacyStep, relationStep, tasksStep, overviewStep];
