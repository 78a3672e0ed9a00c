import { ROLES, type Role } from '#kernel/nest';

/**
 * Whose cases: none (''); one's own, which are those assigned in the role of the token, and those received and not yet
 * assigned; those of one's office, and those that one received; every case.
 */
export type CaseScope = '' | 'own' | 'office' | 'every';

/**
 * What an operation does with cases. It begins one, records in one, or reads one, which breaking the glass also allows. It
 * lists the readable cases, or breaks the glass or reviews that. With none, the role alone decides.
 */
export type Kind = 'begins' | 'records' | 'reads' | 'lists' | 'glass' | 'none';

export interface Row {
  readonly kind: Kind;
  readonly whose: Readonly<Record<Role, CaseScope>>;
}

type Cells = [
  caseWorker: CaseScope,
  supervisor: CaseScope,
  legal: CaseScope,
  interviewer: CaseScope,
  auditor: CaseScope,
  ...CaseScope[],
];

const row =
  (kind: Kind) =>
  (...cells: Cells): Row => ({
    kind,
    whose: Object.fromEntries(ROLES.map((role, index) => [role, cells[index] ?? ''])) as Row['whose'],
  });

const begins = row('begins');
const records = row('records');
const reads = row('reads');
const lists = row('lists');
const glass = row('glass');
const none = row('none');

/**
 * Who may: one row for each query, mutation and subscription; a query and a subscription of one name share it. A court case
 * belongs to each of its survivors. The columns are case worker, supervisor, legal officer, forensic interviewer, auditor,
 * analyst, administrator. An operation without a row is for nobody, and the API does not start.
 */
export const MATRIX: Readonly<Record<string, Row>> = {
  receiveReferral: begins('every', 'every', '', '', ''),

  revisePersonDetails: records('own', 'office', '', '', ''),
  recordHouseholdMember: records('own', 'office', '', '', ''),
  makeReferral: records('own', 'office', '', '', ''),
  answerReferral: records('own', 'office', '', '', ''),
  linkPerson: records('', 'office', '', '', ''),
  unlinkPerson: records('', 'office', '', '', ''),
  giveConsent: records('own', 'office', 'own', 'own', ''),
  withdrawConsent: records('own', 'office', 'own', 'own', ''),
  overrideConsent: records('', 'office', '', '', ''),
  reviewConsentOverride: records('', 'office', '', '', ''),
  conductScreeningInterview: records('own', 'office', '', '', ''),
  identifySurvivor: records('own', 'office', '', '', ''),
  recordNotIdentified: records('own', 'office', '', '', ''),
  reviseExploitation: records('own', 'office', '', '', ''),
  requestForensicInterview: records('own', 'office', 'own', 'own', ''),
  conductForensicInterview: records('', 'office', '', 'own', ''),
  handOverForensicRecord: records('', 'office', 'own', 'own', ''),
  holdMdtReview: records('own', 'office', 'own', 'own', ''),
  determineBestInterest: records('own', 'office', 'own', '', ''),
  confirmBestInterest: records('own', 'office', 'own', '', ''),
  requestRepatriation: records('own', 'office', '', '', ''),
  recordFamilyTracing: records('own', 'office', '', '', ''),
  completeRepatriation: records('own', 'office', '', '', ''),
  cancelRepatriation: records('own', 'office', '', '', ''),
  enterAftercare: records('own', 'office', '', '', ''),
  changeHousing: records('own', 'office', '', '', ''),
  suspendAftercare: records('own', 'office', '', '', ''),
  resumeAftercare: records('own', 'office', '', '', ''),
  assessRisk: records('own', 'office', '', '', ''),
  approveRiskReduction: records('own', 'office', '', '', ''),
  draftCasePlan: records('own', 'office', '', '', ''),
  submitCasePlan: records('own', 'office', '', '', ''),
  approveCasePlan: records('own', 'office', '', '', ''),
  returnCasePlan: records('own', 'office', '', '', ''),
  reviseCasePlan: records('own', 'office', '', '', ''),
  planService: records('own', 'office', 'own', '', ''),
  deliverService: records('own', 'office', 'own', '', ''),
  declineService: records('own', 'office', 'own', '', ''),
  endService: records('own', 'office', 'own', '', ''),
  planReintegration: records('own', 'office', '', '', ''),
  completeReintegration: records('own', 'office', '', '', ''),
  completeFollowUp: records('own', 'office', '', '', ''),
  recordMissedFollowUp: records('own', 'office', '', '', ''),
  openProsecution: records('', 'office', 'own', '', ''),
  grantProtectiveMeasure: records('', 'office', 'own', '', ''),
  fileCharges: records('', 'office', 'own', '', ''),
  recordHearing: records('', 'office', 'own', '', ''),
  recordVerdict: records('', 'office', 'own', '', ''),
  imposeSentence: records('', 'office', 'own', '', ''),
  orderCompensation: records('', 'office', 'own', '', ''),
  discontinueProsecution: records('', 'office', 'own', '', ''),
  concludeProsecution: records('', 'office', 'own', '', ''),
  requestClosure: records('own', 'office', '', '', ''),
  closeCase: records('own', 'office', '', '', ''),
  reopenCase: records('own', 'office', '', '', ''),
  assignCaseWorker: records('', 'office', '', '', ''),
  handOverCase: records('', 'office', '', '', ''),
  endAssignment: records('', 'office', '', '', ''),
  correctEntry: records('own', 'office', 'own', 'own', ''),
  strikeOutEntry: records('own', 'office', 'own', 'own', ''),
  disputeEntry: records('own', 'office', 'own', 'own', ''),
  reviewEntry: records('', 'office', '', '', ''),

  placeLegalHold: records('', 'office', 'own', '', ''),
  liftLegalHold: records('', 'office', 'own', '', ''),
  requestErasure: records('own', 'office', '', '', ''),
  approveErasure: records('', 'office', '', '', ''),
  withdrawErasure: records('own', 'office', '', '', ''),

  requestSetAside: records('', 'office', '', '', ''),

  survivor: reads('own', 'office', 'own', 'own', 'every'),
  prosecution: reads('own', 'office', 'own', '', 'every'),
  history: reads('', 'office', '', '', 'every'),
  entries: reads('own', 'office', 'own', 'own', ''),
  journey: reads('own', 'office', 'own', 'own', 'every'),
  replay: reads('', 'office', '', '', 'every'),
  whoLooked: reads('', 'office', '', '', 'every'),
  erasureCertificate: reads('', 'office', 'own', '', 'every'),
  searchSurvivors: lists('own', 'office', 'own', 'own', ''),
  caseload: lists('own', 'office', 'own', 'own', ''),
  dueTasks: lists('own', 'office', 'own', 'own', ''),

  openBreakGlass: glass('every', 'every', 'every', 'every', ''),
  reviewBreakGlass: glass('', 'office', '', '', ''),

  conductOperation: none('every', 'every', '', '', ''),
  holdPreventionActivity: none('every', 'every', '', '', ''),

  annualReport: none('', 'every', '', '', 'every', 'every', 'every'),
  figures: none('', 'every', '', '', 'every', 'every', 'every'),
  labels: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  refusals: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  permitted: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  projections: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  parked: none('', '', '', '', 'every', '', 'every'),
  retryParked: none('', '', '', '', '', '', 'every'),
  flawedRecords: none('', 'every', '', '', 'every', '', 'every'),
  approveSetAside: none('', '', '', '', '', '', 'every'),
  declineSetAside: none('', '', '', '', '', '', 'every'),
  projectionSets: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  rebuildProjections: none('', '', '', '', '', '', 'every'),
  switchProjections: none('', '', '', '', '', '', 'every'),
  rollbackProjections: none('', '', '', '', '', '', 'every'),
  demonstration: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  loadDemonstration: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
};
