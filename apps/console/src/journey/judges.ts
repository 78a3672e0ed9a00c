import type { Survivor } from './documents.js';

/** The code with which the service would refuse a mutation, or undefined. */
export type Reason = string | undefined;

type Judge = (her: Survivor, me: string, today: string) => Reason;

const consentFor =
  (scope: string): Judge =>
  (her, _me, today) =>
    her.consents.some(
      (one) =>
        (one.scopes as readonly string[]).includes(scope) &&
        one.withdrawnOn === null &&
        one.upheld !== false &&
        (one.expiresOn === null || one.expiresOn >= today),
    )
      ? undefined
      : 'CONSENT_MISSING';

const inAftercare: Judge = (her) => (her.aftercare && !her.overview?.closed ? undefined : 'NOT_IN_AFTERCARE');

/** Refuses approval if nothing waits, or if the user wrote everything that waits. */
const others = <One>(
  waiting: readonly One[],
  by: (one: One) => string | null | undefined,
  me: string,
  nothing: string,
): Reason => {
  if (waiting.length === 0) return nothing;
  return waiting.every((one) => by(one) === me) ? 'APPROVER_IS_AUTHOR' : undefined;
};

const submittedPlan: Judge = (her, me) =>
  others(
    her.casePlans.filter(({ status }) => status === 'Submitted'),
    ({ draftedBy }) => draftedBy,
    me,
    'PLAN_NOT_SUBMITTED',
  );

const underWay: Judge = (her) => (her.repatriation?.status === 'Requested' ? undefined : 'REPATRIATION_NOT_REQUESTED');
const inCourt: Judge = (her) =>
  her.prosecutions.some(({ concludedOn }) => concludedOn === null) ? undefined : 'NOTHING_HERE';
const unless = (stands: boolean, reason: string): Reason => (stands ? undefined : reason);

/** The rules that can be judged from the record; the service checks all others. */
export const JUDGES: Readonly<Record<string, Judge>> = {
  conductScreeningInterview: consentFor('Interview'),
  makeReferral: consentFor('Sharing'),
  openProsecution: consentFor('Prosecution'),
  answerReferral: (her) =>
    unless(
      her.referralsMade.some(({ answer }) => answer === null),
      'NOTHING_HERE',
    ),
  unlinkPerson: (her) => unless(her.link !== null, 'NOTHING_HERE'),
  withdrawConsent: (her) =>
    unless(
      her.consents.some(({ withdrawnOn, overridden }) => withdrawnOn === null && !overridden),
      'NOTHING_HERE',
    ),
  reviewConsentOverride: (her) =>
    unless(
      her.consents.some(({ overridden, upheld }) => overridden && upheld === null),
      'NO_REVIEW_DUE',
    ),
  reviseExploitation: (her) => unless((her.identification?.episodes.length ?? 0) > 0, 'NOTHING_HERE'),
  handOverForensicRecord: (her) =>
    her.forensicInterviews.length === 0 ? 'NOTHING_HERE' : unless(her.mdtReviews.length > 0, 'MDT_REVIEW_REQUIRED'),
  confirmBestInterest: (her, me) =>
    others(
      her.bestInterests.filter(({ confirmedOn }) => confirmedOn === null),
      ({ determinedBy }) => determinedBy,
      me,
      'NOTHING_HERE',
    ),
  requestRepatriation: (her) => unless(her.repatriation?.status !== 'Requested', 'REPATRIATION_UNDER_WAY'),
  completeRepatriation: underWay,
  cancelRepatriation: underWay,
  enterAftercare: (her) => {
    if (her.aftercare && !her.overview?.closed && her.closure?.status !== 'Open') return 'ALREADY_IN_AFTERCARE';
    return unless(her.identification?.positive === true, 'IDENTIFICATION_NOT_POSITIVE');
  },
  changeHousing: inAftercare,
  suspendAftercare: (her, ...rest) =>
    inAftercare(her, ...rest) ?? unless(!her.aftercare!.suspended, 'ALREADY_SUSPENDED'),
  resumeAftercare: (her, ...rest) => inAftercare(her, ...rest) ?? unless(her.aftercare!.suspended, 'NOT_SUSPENDED'),
  approveRiskReduction: (her, me) =>
    others(
      her.riskAssessments.filter(({ assessmentId }) => assessmentId === her.risk?.awaitingApproval),
      ({ assessedBy }) => assessedBy,
      me,
      'NOTHING_TO_APPROVE',
    ),
  draftCasePlan: (her) => unless(!her.activePlan?.planId, 'PLAN_ACTIVE'),
  submitCasePlan: (her) =>
    unless(
      her.casePlans.some(({ status }) => status === 'Drafted' || status === 'Returned'),
      'NOTHING_HERE',
    ),
  approveCasePlan: submittedPlan,
  returnCasePlan: submittedPlan,
  reviseCasePlan: (her) => unless(Boolean(her.activePlan?.planId), 'NO_ACTIVE_PLAN'),
  declineService: (her) => unless(her.services.length > 0, 'NOTHING_HERE'),
  endService: (her) =>
    unless(
      her.services.some(({ endedOn }) => endedOn === null),
      'NOTHING_HERE',
    ),
  grantProtectiveMeasure: inCourt,
  fileCharges: inCourt,
  recordHearing: inCourt,
  recordVerdict: inCourt,
  imposeSentence: inCourt,
  orderCompensation: inCourt,
  discontinueProsecution: inCourt,
  concludeProsecution: inCourt,
  requestClosure: (her, ...rest) => {
    if (her.risk?.level === 'High') return 'RISK_TOO_HIGH_TO_CLOSE';
    return inCourt(her, ...rest) === undefined ? 'OPEN_PROSECUTION' : undefined;
  },
  closeCase: (her) => unless(her.closure?.status === 'Requested', 'CLOSURE_NOT_REQUESTED'),
  reopenCase: (her) => unless(her.overview?.closed === true, 'CASE_NOT_CLOSED'),
  handOverCase: (her) =>
    unless(
      her.assignments.some(({ endedOn }) => endedOn === null),
      'NOTHING_HERE',
    ),
  endAssignment: (her) =>
    unless(
      her.assignments.some(({ endedOn }) => endedOn === null),
      'NOTHING_HERE',
    ),
  reviewEntry: (her, me) =>
    others(
      her.corrections.filter(({ upheld }) => upheld === null),
      ({ recordedBy }) => recordedBy,
      me,
      'NO_REVIEW_DUE',
    ),
  reviewBreakGlass: (her, me) =>
    others(
      her.brokenGlass.filter(({ reviewedAt }) => reviewedAt === null),
      ({ openedBy }) => openedBy,
      me,
      'NO_REVIEW_DUE',
    ),
  liftLegalHold: (her) =>
    unless(
      her.legalHolds.some(({ liftedOn }) => liftedOn === null),
      'NOTHING_HERE',
    ),
  approveErasure: (her, me) => {
    if (her.erasure?.status !== 'Requested') return 'ERASURE_NOT_REQUESTED';
    if (her.erasure.requestedBy === me) return 'APPROVER_IS_AUTHOR';
    return unless(!isHeld(her), 'LEGAL_HOLD');
  },
  withdrawErasure: (her) => unless(her.erasure !== null && her.erasure.erasedAt === null, 'ERASURE_NOT_REQUESTED'),
};

const isHeld = (her: Survivor): boolean =>
  her.prosecutions.some(({ legalHold }) => legalHold) || her.legalHolds.some(({ liftedOn }) => liftedOn === null);
