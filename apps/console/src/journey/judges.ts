import type { Survivor } from './documents.js';

/** The code with which the service would refuse a mutation, or undefined. */
export type Reason = string | undefined;

type Judge = (survivor: Survivor, me: string, today: string) => Reason;

const consentFor =
  (scope: string): Judge =>
  (survivor, _me, today) =>
    survivor.consents.some(
      (one) =>
        (one.scopes as readonly string[]).includes(scope) &&
        one.withdrawnOn === null &&
        one.upheld !== false &&
        (one.expiresOn === null || one.expiresOn >= today),
    )
      ? undefined
      : 'CONSENT_MISSING';

const inAftercare: Judge = (survivor) =>
  survivor.aftercare && !survivor.overview?.closed ? undefined : 'NOT_IN_AFTERCARE';

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

const submittedPlan: Judge = (survivor, me) =>
  others(
    survivor.casePlans.filter(({ status }) => status === 'Submitted'),
    ({ draftedBy }) => draftedBy,
    me,
    'PLAN_NOT_SUBMITTED',
  );

const underWay: Judge = (survivor) =>
  survivor.repatriation?.status === 'Requested' ? undefined : 'REPATRIATION_NOT_REQUESTED';
const inCourt: Judge = (survivor) =>
  survivor.prosecutions.some(({ concludedOn }) => concludedOn === null) ? undefined : 'NOTHING_HERE';
const unless = (stands: boolean, reason: string): Reason => (stands ? undefined : reason);

/** The rules that can be judged from the record; the service checks all others. */
export const JUDGES: Readonly<Record<string, Judge>> = {
  conductScreeningInterview: consentFor('Interview'),
  makeReferral: consentFor('Sharing'),
  openProsecution: consentFor('Prosecution'),
  answerReferral: (survivor) =>
    unless(
      survivor.referralsMade.some(({ answer }) => answer === null),
      'NOTHING_HERE',
    ),
  unlinkPerson: (survivor) => unless(survivor.link !== null, 'NOTHING_HERE'),
  withdrawConsent: (survivor) =>
    unless(
      survivor.consents.some(({ withdrawnOn, overridden }) => withdrawnOn === null && !overridden),
      'NOTHING_HERE',
    ),
  reviewConsentOverride: (survivor) =>
    unless(
      survivor.consents.some(({ overridden, upheld }) => overridden && upheld === null),
      'NO_REVIEW_DUE',
    ),
  reviseExploitation: (survivor) => unless((survivor.identification?.episodes.length ?? 0) > 0, 'NOTHING_HERE'),
  handOverForensicRecord: (survivor) =>
    survivor.forensicInterviews.length === 0
      ? 'NOTHING_HERE'
      : unless(survivor.mdtReviews.length > 0, 'MDT_REVIEW_REQUIRED'),
  confirmBestInterest: (survivor, me) =>
    others(
      survivor.bestInterests.filter(({ confirmedOn }) => confirmedOn === null),
      ({ determinedBy }) => determinedBy,
      me,
      'NOTHING_HERE',
    ),
  requestRepatriation: (survivor) => unless(survivor.repatriation?.status !== 'Requested', 'REPATRIATION_UNDER_WAY'),
  completeRepatriation: underWay,
  cancelRepatriation: underWay,
  enterAftercare: (survivor) => {
    if (survivor.aftercare && !survivor.overview?.closed && survivor.closure?.status !== 'Open')
      return 'ALREADY_IN_AFTERCARE';
    return unless(survivor.identification?.positive === true, 'IDENTIFICATION_NOT_POSITIVE');
  },
  changeHousing: inAftercare,
  suspendAftercare: (survivor, ...rest) =>
    inAftercare(survivor, ...rest) ?? unless(!survivor.aftercare!.suspended, 'ALREADY_SUSPENDED'),
  resumeAftercare: (survivor, ...rest) =>
    inAftercare(survivor, ...rest) ?? unless(survivor.aftercare!.suspended, 'NOT_SUSPENDED'),
  approveRiskReduction: (survivor, me) =>
    others(
      survivor.riskAssessments.filter(({ assessmentId }) => assessmentId === survivor.risk?.awaitingApproval),
      ({ assessedBy }) => assessedBy,
      me,
      'NOTHING_TO_APPROVE',
    ),
  draftCasePlan: (survivor) => unless(!survivor.activePlan?.planId, 'PLAN_ACTIVE'),
  submitCasePlan: (survivor) =>
    unless(
      survivor.casePlans.some(({ status }) => status === 'Drafted' || status === 'Returned'),
      'NOTHING_HERE',
    ),
  approveCasePlan: submittedPlan,
  returnCasePlan: submittedPlan,
  reviseCasePlan: (survivor) => unless(Boolean(survivor.activePlan?.planId), 'NO_ACTIVE_PLAN'),
  declineService: (survivor) => unless(survivor.services.length > 0, 'NOTHING_HERE'),
  endService: (survivor) =>
    unless(
      survivor.services.some(({ endedOn }) => endedOn === null),
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
  requestClosure: (survivor, ...rest) => {
    if (survivor.risk?.level === 'High') return 'RISK_TOO_HIGH_TO_CLOSE';
    return inCourt(survivor, ...rest) === undefined ? 'OPEN_PROSECUTION' : undefined;
  },
  closeCase: (survivor) => unless(survivor.closure?.status === 'Requested', 'CLOSURE_NOT_REQUESTED'),
  reopenCase: (survivor) => unless(survivor.overview?.closed === true, 'CASE_NOT_CLOSED'),
  handOverCase: (survivor) =>
    unless(
      survivor.assignments.some(({ endedOn }) => endedOn === null),
      'NOTHING_HERE',
    ),
  endAssignment: (survivor) =>
    unless(
      survivor.assignments.some(({ endedOn }) => endedOn === null),
      'NOTHING_HERE',
    ),
  reviewEntry: (survivor, me) =>
    others(
      survivor.corrections.filter(({ upheld }) => upheld === null),
      ({ recordedBy }) => recordedBy,
      me,
      'NO_REVIEW_DUE',
    ),
  reviewBreakGlass: (survivor, me) =>
    others(
      survivor.brokenGlass.filter(({ reviewedAt }) => reviewedAt === null),
      ({ openedBy }) => openedBy,
      me,
      'NO_REVIEW_DUE',
    ),
  liftLegalHold: (survivor) =>
    unless(
      survivor.legalHolds.some(({ liftedOn }) => liftedOn === null),
      'NOTHING_HERE',
    ),
  approveErasure: (survivor, me) => {
    if (survivor.erasure?.status !== 'Requested') return 'ERASURE_NOT_REQUESTED';
    if (survivor.erasure.requestedBy === me) return 'APPROVER_IS_AUTHOR';
    return unless(!isHeld(survivor), 'LEGAL_HOLD');
  },
  withdrawErasure: (survivor) =>
    unless(survivor.erasure !== null && survivor.erasure.erasedAt === null, 'ERASURE_NOT_REQUESTED'),
};

const isHeld = (survivor: Survivor): boolean =>
  survivor.prosecutions.some(({ legalHold }) => legalHold) ||
  survivor.legalHolds.some(({ liftedOn }) => liftedOn === null);
