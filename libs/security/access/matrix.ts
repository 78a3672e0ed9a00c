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

/** The roles that may, with their scope. A role that is not named may not. */
type Scopes = Readonly<Partial<Record<Role, Exclude<CaseScope, ''> | undefined>>>;

const row =
  (kind: AccessKind) =>
  (scopes: Scopes): AccessRow => ({
    kind,
    scopeByRole: Object.fromEntries(ROLES.map((role) => [role, scopes[role] ?? ''])) as AccessRow['scopeByRole'],
  });

const records = row('records');
const reads = row('reads');
const lists = row('lists');
const breakGlass = row('breakGlass');
const none = row('none');

const everyCaseFor = (roles: readonly Role[]): Scopes => Object.fromEntries(roles.map((role) => [role, 'every']));

const WITHOUT_INTERVIEWER = { CASE_WORKER: 'own', SUPERVISOR: 'office', LEGAL_OFFICER: 'own' } as const;

/** Whose cases each role works with. */
const CASE_TEAM: Scopes = { ...WITHOUT_INTERVIEWER, FORENSIC_INTERVIEWER: 'own' };

const WORKS_WITH_CASES = everyCaseFor(['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER']);

const WORKS_WITH_OPERATIONS = everyCaseFor(['CASE_WORKER', 'SUPERVISOR']);

const READS_FIGURES = everyCaseFor(['SUPERVISOR', 'AUDITOR', 'ANALYST', 'ADMINISTRATOR']);

const EVERYBODY = everyCaseFor(ROLES);

/**
 * Who may: one row for each query and subscription, and for mutations that are no command of a step; a query and a
 * subscription of one name share it. A court case belongs to each of its survivors.
 */
export const OPERATIONS: Readonly<Record<string, AccessRow>> = {
  requestSetAside: records({ SUPERVISOR: 'office' }),

  survivor: reads({ ...CASE_TEAM, AUDITOR: 'every' }),
  document: reads({ ...CASE_TEAM, AUDITOR: 'every' }),
  prosecution: reads({ ...WITHOUT_INTERVIEWER, AUDITOR: 'every' }),
  courtEntry: reads({ ...WITHOUT_INTERVIEWER, AUDITOR: 'every' }),
  courtEntryToAmend: reads(WITHOUT_INTERVIEWER),
  courtOrigins: reads({ ...WITHOUT_INTERVIEWER, AUDITOR: 'every' }),
  history: reads({ SUPERVISOR: 'office', AUDITOR: 'every' }),
  timeline: reads({ ...CASE_TEAM, AUDITOR: 'every' }),
  timelineEntry: reads({ ...CASE_TEAM, AUDITOR: 'every' }),
  valueOrigins: reads({ ...CASE_TEAM, AUDITOR: 'every' }),
  entries: reads(CASE_TEAM),
  availableActions: reads(CASE_TEAM),
  journey: reads({ ...CASE_TEAM, AUDITOR: 'every' }),
  replay: reads({ SUPERVISOR: 'office', AUDITOR: 'every' }),
  whoLooked: reads({ SUPERVISOR: 'office', AUDITOR: 'every' }),
  looksByDay: reads({ SUPERVISOR: 'office', AUDITOR: 'every' }),
  exportLooks: reads({ SUPERVISOR: 'office', AUDITOR: 'every' }),
  suspectedDuplicates: reads({ SUPERVISOR: 'office' }),
  erasureCertificate: reads({ SUPERVISOR: 'office', LEGAL_OFFICER: 'own', AUDITOR: 'every' }),
  prosecutions: lists({ ...WITHOUT_INTERVIEWER, AUDITOR: 'every' }),
  courtRevision: lists(WITHOUT_INTERVIEWER),
  searchSurvivors: lists(CASE_TEAM),
  survivorsByContact: lists(WITHOUT_INTERVIEWER),
  referralsReceived: lists({ ...WITHOUT_INTERVIEWER, AUDITOR: 'every' }),
  referralsMade: lists({ ...WITHOUT_INTERVIEWER, AUDITOR: 'every' }),
  survivorByCaseNumber: lists({ ...CASE_TEAM, AUDITOR: 'every' }),
  caseload: lists(CASE_TEAM),
  dueTasks: lists(CASE_TEAM),
  dueWork: lists(CASE_TEAM),
  exportCaseload: lists(WITHOUT_INTERVIEWER),
  exportDueWork: lists(WITHOUT_INTERVIEWER),
  exportReferralsReceived: lists(WITHOUT_INTERVIEWER),
  exportReferralsMade: lists(WITHOUT_INTERVIEWER),
  exportCourtCases: lists(WITHOUT_INTERVIEWER),

  openBreakGlass: breakGlass(WORKS_WITH_CASES),
  reviewBreakGlass: breakGlass({ SUPERVISOR: 'office' }),

  askOffice: none(WORKS_WITH_CASES),
  answerOffice: none({ SUPERVISOR: 'every' }),
  withdrawOfficeRequest: none(WORKS_WITH_CASES),
  officeRequests: none(WORKS_WITH_CASES),
  exportOfficeRequests: none(WORKS_WITH_CASES),
  recordAlarms: none({ SUPERVISOR: 'every', AUDITOR: 'every' }),
  recordAlarmCount: none({ SUPERVISOR: 'every', AUDITOR: 'every' }),
  refusedAttempts: none({ AUDITOR: 'every' }),
  reasonReadings: none({ AUDITOR: 'every' }),
  exportReasonReadings: none({ AUDITOR: 'every' }),
  exportRecordAlarms: none({ SUPERVISOR: 'every', AUDITOR: 'every' }),
  exportRefusedAttempts: none({ AUDITOR: 'every' }),
  judgeDuplicate: none({ SUPERVISOR: 'every' }),

  reassignCases: none({ SUPERVISOR: 'every' }),

  annualReport: none(READS_FIGURES),
  figureTrend: none(READS_FIGURES),
  figures: none(READS_FIGURES),
  exportFigures: none(READS_FIGURES),
  offices: none(EVERYBODY),
  staff: none(EVERYBODY),
  organisations: none(EVERYBODY),
  exportOffices: none(EVERYBODY),
  exportStaff: none(EVERYBODY),
  exportOrganisations: none(EVERYBODY),
  standIns: none(EVERYBODY),

  myNotices: none(EVERYBODY),
  undeliveredNotices: none({ ADMINISTRATOR: 'every' }),
  registerHistory: none({ SUPERVISOR: 'every', AUDITOR: 'every', ADMINISTRATOR: 'every' }),
  previewRegisters: none({ ADMINISTRATOR: 'every' }),

  otherReviews: none({ CASE_WORKER: 'every', SUPERVISOR: 'every', LEGAL_OFFICER: 'every' }),
  operations: none(WORKS_WITH_OPERATIONS),
  operationEntries: none(WORKS_WITH_OPERATIONS),
  operationEntry: none(WORKS_WITH_OPERATIONS),
  operationEntryToAmend: none(WORKS_WITH_OPERATIONS),
  operationOrigins: none(WORKS_WITH_OPERATIONS),
  operationMarks: none(WORKS_WITH_OPERATIONS),
  operationRevision: none(WORKS_WITH_OPERATIONS),
  preventionActivities: none(WORKS_WITH_OPERATIONS),
  exportOperations: none(WORKS_WITH_OPERATIONS),
  exportPreventionActivities: none(WORKS_WITH_OPERATIONS),

  labels: none(EVERYBODY),
  refusals: none(EVERYBODY),
  menu: none(EVERYBODY),
  signedIn: none(EVERYBODY),
  permitted: none(EVERYBODY),
  projections: none(EVERYBODY),
  parked: none({ AUDITOR: 'every', ADMINISTRATOR: 'every' }),
  retryParked: none({ ADMINISTRATOR: 'every' }),
  flawedRecords: none({ SUPERVISOR: 'every', AUDITOR: 'every', ADMINISTRATOR: 'every' }),
  flawedRecordCount: none({ SUPERVISOR: 'every', AUDITOR: 'every', ADMINISTRATOR: 'every' }),
  approveSetAside: none({ ADMINISTRATOR: 'every' }),
  declineSetAside: none({ ADMINISTRATOR: 'every' }),
  projectionSets: none(EVERYBODY),
  rebuildProjections: none({ ADMINISTRATOR: 'every' }),
  switchProjections: none({ ADMINISTRATOR: 'every' }),
  rollbackProjections: none({ ADMINISTRATOR: 'every' }),
  demonstration: none(EVERYBODY),
  loadDemonstration: none(EVERYBODY),
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

const rowOfCommand = ({ kind, allowedTo }: CommandAccess): AccessRow => {
  const scopes = kind === 'records' ? CASE_TEAM : EVERYBODY;
  return row(kind)(Object.fromEntries(allowedTo.map((role) => [role, scopes[role]])));
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
