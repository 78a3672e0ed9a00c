import { ROLES, type CommandAccess, type Role, type Step } from '#nest';

/**
 * Whose cases: none (''); one's own, which are those assigned in the role of the token, and those received and not yet
 * assigned; those of one's office, and those that one received; every case.
 */
export type CaseScope = '' | 'own' | 'office' | 'every';

/**
 * What an operation does with cases. It begins one, records in one, or reads one, which breaking the glass also allows. It
 * lists the readable cases, or breaks the glass or reviews that. With none, the role alone decides.
 */
export type AccessKind = 'begins' | 'records' | 'reads' | 'lists' | 'breakGlass' | 'none';

export interface AccessRow {
  readonly kind: AccessKind;
  readonly scopeByRole: Readonly<Record<Role, CaseScope>>;
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
  (kind: AccessKind) =>
  (...cells: Cells): AccessRow => ({
    kind,
    scopeByRole: Object.fromEntries(ROLES.map((role, index) => [role, cells[index] ?? ''])) as AccessRow['scopeByRole'],
  });

const records = row('records');
const reads = row('reads');
const lists = row('lists');
const breakGlass = row('breakGlass');
const none = row('none');

/**
 * Who may: one row for each query and subscription, and for mutations that are no command of a step; a query and a
 * subscription of one name share it. A court case belongs to each of its survivors. The columns are case worker, supervisor,
 * legal officer, forensic interviewer, auditor, analyst, administrator.
 */
export const OPERATIONS: Readonly<Record<string, AccessRow>> = {
  requestSetAside: records('', 'office', '', '', ''),

  survivor: reads('own', 'office', 'own', 'own', 'every'),
  document: reads('own', 'office', 'own', 'own', 'every'),
  prosecution: reads('own', 'office', 'own', '', 'every'),
  courtEntry: reads('own', 'office', 'own', '', 'every'),
  courtEntryToAmend: reads('own', 'office', 'own', '', ''),
  courtOrigins: reads('own', 'office', 'own', '', 'every'),
  history: reads('', 'office', '', '', 'every'),
  timeline: reads('own', 'office', 'own', 'own', 'every'),
  timelineEntry: reads('own', 'office', 'own', 'own', 'every'),
  valueOrigins: reads('own', 'office', 'own', 'own', 'every'),
  entries: reads('own', 'office', 'own', 'own', ''),
  availableActions: reads('own', 'office', 'own', 'own', ''),
  journey: reads('own', 'office', 'own', 'own', 'every'),
  replay: reads('', 'office', '', '', 'every'),
  whoLooked: reads('', 'office', '', '', 'every'),
  looksByDay: reads('', 'office', '', '', 'every'),
  exportLooks: reads('', 'office', '', '', 'every'),
  suspectedDuplicates: reads('', 'office', '', '', ''),
  erasureCertificate: reads('', 'office', 'own', '', 'every'),
  prosecutions: lists('own', 'office', 'own', '', 'every'),
  courtRevision: lists('own', 'office', 'own', '', ''),
  searchSurvivors: lists('own', 'office', 'own', 'own', ''),
  survivorsByContact: lists('own', 'office', 'own', '', ''),
  referralsReceived: lists('own', 'office', 'own', '', 'every'),
  referralsMade: lists('own', 'office', 'own', '', 'every'),
  survivorByCaseNumber: lists('own', 'office', 'own', 'own', 'every'),
  caseload: lists('own', 'office', 'own', 'own', ''),
  dueTasks: lists('own', 'office', 'own', 'own', ''),
  dueWork: lists('own', 'office', 'own', 'own', ''),
  exportCaseload: lists('own', 'office', 'own', '', ''),
  exportDueWork: lists('own', 'office', 'own', '', ''),
  exportReferralsReceived: lists('own', 'office', 'own', '', ''),
  exportReferralsMade: lists('own', 'office', 'own', '', ''),
  exportCourtCases: lists('own', 'office', 'own', '', ''),

  openBreakGlass: breakGlass('every', 'every', 'every', 'every', ''),
  reviewBreakGlass: breakGlass('', 'office', '', '', ''),

  askOffice: none('every', 'every', 'every', 'every', ''),
  answerOffice: none('', 'every', '', '', ''),
  withdrawOfficeRequest: none('every', 'every', 'every', 'every', ''),
  officeRequests: none('every', 'every', 'every', 'every', ''),
  exportOfficeRequests: none('every', 'every', 'every', 'every', ''),
  recordAlarms: none('', 'every', '', '', 'every'),
  recordAlarmCount: none('', 'every', '', '', 'every'),
  refusedAttempts: none('', '', '', '', 'every'),
  reasonReadings: none('', '', '', '', 'every'),
  exportReasonReadings: none('', '', '', '', 'every'),
  exportRecordAlarms: none('', 'every', '', '', 'every'),
  exportRefusedAttempts: none('', '', '', '', 'every'),
  judgeDuplicate: none('', 'every', '', '', ''),

  reassignCases: none('', 'every', '', '', ''),

  annualReport: none('', 'every', '', '', 'every', 'every', 'every'),
  figureTrend: none('', 'every', '', '', 'every', 'every', 'every'),
  figures: none('', 'every', '', '', 'every', 'every', 'every'),
  exportFigures: none('', 'every', '', '', 'every', 'every', 'every'),
  offices: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  staff: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  organisations: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  exportOffices: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  exportStaff: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  exportOrganisations: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  standIns: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),

  myNotices: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  undeliveredNotices: none('', '', '', '', '', '', 'every'),
  registerHistory: none('', 'every', '', '', 'every', '', 'every'),
  previewRegisters: none('', '', '', '', '', '', 'every'),

  otherReviews: none('every', 'every', 'every', '', ''),
  operations: none('every', 'every', '', '', ''),
  operationEntries: none('every', 'every', '', '', ''),
  operationEntry: none('every', 'every', '', '', ''),
  operationEntryToAmend: none('every', 'every', '', '', ''),
  operationOrigins: none('every', 'every', '', '', ''),
  operationMarks: none('every', 'every', '', '', ''),
  operationRevision: none('every', 'every', '', '', ''),
  preventionActivities: none('every', 'every', '', '', ''),
  exportOperations: none('every', 'every', '', '', ''),
  exportPreventionActivities: none('every', 'every', '', '', ''),

  labels: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  refusals: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  menu: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  signedIn: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  permitted: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  projections: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  parked: none('', '', '', '', 'every', '', 'every'),
  retryParked: none('', '', '', '', '', '', 'every'),
  flawedRecords: none('', 'every', '', '', 'every', '', 'every'),
  flawedRecordCount: none('', 'every', '', '', 'every', '', 'every'),
  approveSetAside: none('', '', '', '', '', '', 'every'),
  declineSetAside: none('', '', '', '', '', '', 'every'),
  projectionSets: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  rebuildProjections: none('', '', '', '', '', '', 'every'),
  switchProjections: none('', '', '', '', '', '', 'every'),
  rollbackProjections: none('', '', '', '', '', '', 'every'),
  demonstration: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
  loadDemonstration: none('every', 'every', 'every', 'every', 'every', 'every', 'every'),
};

/** The operations that are no part of the schema, and what they do. */
export const BESIDE_GRAPHQL: Readonly<Record<string, string>> = {
  document: 'Open the content of a document.',
  exportCaseload: 'Save your open cases as a file.',
  exportCourtCases: 'Save court cases as a file.',
  exportDueWork: 'Save what is due as a file.',
  exportFigures: 'Save figures as a file.',
  exportLooks: 'Save who looked at a record as a file.',
  exportOfficeRequests: 'Save requests between offices as a file.',
  exportOffices: 'Save the offices as a file.',
  exportOperations: 'Save operations as a file.',
  exportOrganisations: 'Save the partner organisations as a file.',
  exportPreventionActivities: 'Save prevention activities as a file.',
  exportReasonReadings: 'Save who read the reasons of colleagues as a file.',
  exportRecordAlarms: 'Save alarms about many opened records as a file.',
  exportReferralsMade: 'Save referrals to other organisations as a file.',
  exportReferralsReceived: 'Save received referrals as a file.',
  exportRefusedAttempts: 'Save refused attempts as a file.',
  exportStaff: 'Save the staff as a file.',
};

/** Whose cases each role works with. */
const CASES_OF: Readonly<Record<Role, CaseScope>> = {
  CASE_WORKER: 'own',
  SUPERVISOR: 'office',
  LEGAL_OFFICER: 'own',
  FORENSIC_INTERVIEWER: 'own',
  AUDITOR: '',
  ANALYST: '',
  ADMINISTRATOR: '',
};

const rowOfCommand = ({ kind, allowedTo }: CommandAccess): AccessRow => {
  const cell = (role: Role): CaseScope => (kind === 'records' ? CASES_OF[role] : 'every');
  return row(kind)(...(ROLES.map((role) => (allowedTo.includes(role) ? cell(role) : '')) as Cells));
};

/** The rows of all operations: those of commands follow from their steps. The API does not start with one that has none. */
export const matrixOf = (steps: readonly Step[]): Readonly<Record<string, AccessRow>> => ({
  ...Object.fromEntries(
    steps
      .flatMap(({ access = {} }) => Object.entries(access))
      .map(([mutation, access]) => [mutation, rowOfCommand(access)]),
  ),
  ...OPERATIONS,
});
