import type { AftercareEvents } from '../../../../libs/journey/src/aftercare/aftercare.events.js';
import type { AssignmentEvents } from '../../../../libs/journey/src/assignment/assignment.events.js';
import type { AssistanceEvents } from '../../../../libs/journey/src/assistance/assistance.events.js';
import type { ClosureEvents } from '../../../../libs/journey/src/closure/closure.events.js';
import type { ConsentEvents } from '../../../../libs/journey/src/consent/consent.events.js';
import type { CorrectionEvents } from '../../../../libs/correction/src/correction.events.js';
import type { ForensicInterviewEvents } from '../../../../libs/journey/src/forensic-interview/forensic-interview.events.js';
import type { IdentificationEvents } from '../../../../libs/journey/src/identification/identification.events.js';
import type { JusticeEvents } from '../../../../libs/journey/src/justice/justice.events.js';
import type { PlanEvents } from '../../../../libs/journey/src/plan/plan.events.js';
import type { ReferralEvents } from '../../../../libs/journey/src/referral/referral.events.js';
import type { ReintegrationEvents } from '../../../../libs/journey/src/reintegration/reintegration.events.js';
import type { RepatriationEvents } from '../../../../libs/journey/src/repatriation/repatriation.events.js';
import type { ReviewEvents } from '../../../../libs/journey/src/review/review.events.js';
import type { RiskEvents } from '../../../../libs/journey/src/risk/risk.events.js';
import type { OperationEvents } from '../../../../libs/operation/src/operation.events.js';
import type { ProsecutionEvents } from '../../../../libs/prosecution/src/prosecution.events.js';

/** A mutation says what its event says, except what the decider writes itself: so the events type the data set. */
export type Inputs = {
  receiveReferral: ReferralEvents['ReferralReceived'];
  revisePersonDetails: Omit<ReferralEvents['PersonDetailsRevised'], 'ages'>;
  recordHouseholdMember: ReferralEvents['HouseholdMemberRecorded'];
  makeReferral: ReferralEvents['ReferralMade'];
  answerReferral: ReferralEvents['ReferralAnswered'];
  linkPerson: ReferralEvents['PersonLinked'];
  unlinkPerson: Record<never, never>;
  giveConsent: ConsentEvents['ConsentGiven'];
  withdrawConsent: ConsentEvents['ConsentWithdrawn'];
  overrideConsent: Omit<ConsentEvents['ConsentOverridden'], 'reviewBy'>;
  reviewConsentOverride: ConsentEvents['ConsentOverrideReviewed'];
  conductScreeningInterview: Omit<IdentificationEvents['ScreeningInterviewConducted'], Stamped>;
  identifySurvivor: Omit<IdentificationEvents['SurvivorIdentified'], Stamped>;
  reviseExploitation: IdentificationEvents['ExploitationRevised'];
  recordNotIdentified: IdentificationEvents['NotIdentified'];
  requestForensicInterview: ForensicInterviewEvents['ForensicInterviewRequested'];
  conductForensicInterview: Omit<ForensicInterviewEvents['ForensicInterviewConducted'], Stamped>;
  handOverForensicRecord: Omit<ForensicInterviewEvents['ForensicRecordHandedOver'], 'forensicInterviewId'>;
  holdMdtReview: ReviewEvents['MdtReviewHeld'];
  determineBestInterest: ReviewEvents['BestInterestDetermined'];
  confirmBestInterest: ReviewEvents['BestInterestConfirmed'];
  requestRepatriation: RepatriationEvents['RepatriationRequested'];
  recordFamilyTracing: RepatriationEvents['FamilyTraced'];
  cancelRepatriation: RepatriationEvents['RepatriationCancelled'];
  completeRepatriation: Omit<RepatriationEvents['SurvivorRepatriated'], Stamped>;
  enterAftercare: Omit<AftercareEvents['AftercareEntered'], Stamped>;
  changeHousing: Omit<AftercareEvents['HousingChanged'], Stamped>;
  assessRisk: RiskEvents['RiskAssessed'];
  approveRiskReduction: Omit<RiskEvents['RiskReductionApproved'], 'level'>;
  draftCasePlan: PlanEvents['CasePlanDrafted'];
  submitCasePlan: PlanEvents['CasePlanSubmitted'];
  approveCasePlan: PlanEvents['CasePlanApproved'];
  returnCasePlan: PlanEvents['CasePlanReturned'];
  reviseCasePlan: Omit<PlanEvents['CasePlanRevised'], Stamped>;
  suspendAftercare: AftercareEvents['AftercareSuspended'];
  resumeAftercare: AftercareEvents['AftercareResumed'];
  planService: AssistanceEvents['ServicePlanned'];
  deliverService: Omit<AssistanceEvents['ServiceDelivered'], 'from' | 'to'> & When;
  declineService: AssistanceEvents['ServiceDeclined'];
  endService: AssistanceEvents['ServiceEnded'];
  planReintegration: ReintegrationEvents['ReintegrationPlanned'];
  completeReintegration: Omit<ReintegrationEvents['SurvivorReintegrated'], Stamped>;
  completeFollowUp: ReintegrationEvents['FollowUpCompleted'];
  recordMissedFollowUp: ReintegrationEvents['FollowUpMissed'];
  openProsecution: JusticeEvents['ProsecutionOpened'];
  grantProtectiveMeasure: JusticeEvents['ProtectiveMeasureGranted'];
  requestClosure: Omit<ClosureEvents['ClosureRequested'], Stamped>;
  closeCase: Omit<ClosureEvents['CaseClosed'], 'reason'>;
  reopenCase: ClosureEvents['CaseReopened'];
  assignCaseWorker: AssignmentEvents['CaseWorkerAssigned'];
  handOverCase: Omit<AssignmentEvents['CaseHandedOver'], 'from'>;
  endAssignment: Omit<AssignmentEvents['AssignmentEnded'], 'worker'>;
  correctEntry: Omit<CorrectionEvents['EntryCorrected'], 'replacement'> & { replacement: Partial<Inputs> };
  strikeOutEntry: CorrectionEvents['EntryStruckOut'];
  reviewEntry: CorrectionEvents['EntryReviewed'];
  fileCharges: OfCase<'ChargesFiled'>;
  recordHearing: OfCase<'HearingHeld'>;
  recordVerdict: OfCase<'VerdictReached'>;
  imposeSentence: OfCase<'SentenceImposed'>;
  orderCompensation: OfCase<'CompensationOrdered'>;
  discontinueProsecution: OfCase<'ProsecutionDiscontinued'>;
  concludeProsecution: OfCase<'ProsecutionEnded'>;
  conductOperation: OperationEvents['OperationConducted'] & { operationId: string };
  holdPreventionActivity: Omit<OperationEvents['PreventionActivityConducted'], 'to'> & { operationId: string };
};

type OfCase<Event extends keyof ProsecutionEvents> = ProsecutionEvents[Event] & { prosecutionId: string };

/** Of any command about a survivor: against which rule it happened. */
export type Irregular = { code: string; explanation: string };

type Stamped = 'bidId' | 'revises' | 'ageOnDay' | 'minor' | 'basis' | 'intake' | 'by' | 'role';

/** One day, or the first and last day of a period. */
export type When = { on: string } | { from: string; to: string };
