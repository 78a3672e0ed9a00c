import {
  ALARM_COLUMNS,
  ATTEMPT_COLUMNS,
  LOOK_COLUMNS,
  OFFICE_REQUEST_COLUMNS,
  REASON_COLUMNS,
} from './access-columns.js';
import { EXPORT_MAX_ROWS } from './export-budget.js';
import {
  ACTIVITY_COLUMNS,
  CASELOAD_COLUMNS,
  COURT_CASE_COLUMNS,
  MADE_REFERRAL_COLUMNS,
  NAME,
  OPERATION_COLUMNS,
  RECEIVED_REFERRAL_COLUMNS,
  WORK_COLUMNS,
  type ExportColumn,
} from './list-columns.js';
import { OFFICE_COLUMNS, ORGANISATION_COLUMNS, STAFF_COLUMNS } from './register-columns.js';

/** A list that may be taken out as a file: what is asked of GraphQL, and the columns. */
export interface ExportedList {
  /** The row in the access matrix, and the name in the access log. */
  readonly operation: string;
  /** The GraphQL query whose rows and access rules the export uses. */
  readonly query: string;
  /** The filters of the query and their types. */
  readonly filters: Readonly<Record<string, string>>;
  /** Whether its rows are about survivors: then a purpose is needed, and each row is a reading. */
  readonly opensPeople: boolean;
  /**
   * Whether it is about one record, of which its filters name the id. Its query needs a purpose, logs each file itself, and
   * answers with nothing where the reader sees nothing.
   */
  readonly isOfOneRecord?: true;
  /** Whether nobody reads it in an emergency: only the purposes of the role itself count. */
  readonly isBetweenOffices?: true;
  /** How many of the newest rows it has, where there may be more. */
  readonly newest?: number;
  /** Whether its query tells whether the views show all that was recorded, and whether they lag. */
  readonly tellsComplete?: true;
  /** Whether its query answers with rows alone, each with its cursor: as many as a page has say that there may be more. */
  readonly isPlain?: true;
  /** Whether its headings are those of the import of registers, so that the file can be read in again. */
  readonly isRegister?: true;
  readonly fields: string;
  readonly columns: readonly ExportColumn<never>[];
}

/** The lists by the last part of their address. Another list is another row here. */
export const EXPORTED_LISTS: Readonly<Record<string, ExportedList>> = {
  caseload: {
    operation: 'exportCaseload',
    query: 'caseload',
    filters: { worker: 'String', office: 'String', riskLevel: 'RiskLevel', status: 'CaseStatus' },
    opensPeople: true,
    fields: `caseNumber status riskLevel sex birthYear referredOn lastContactOn office worker
      nextTask { kind dueOn overdue } ${NAME}`,
    columns: CASELOAD_COLUMNS,
  },
  'due-work': {
    operation: 'exportDueWork',
    query: 'dueWork',
    filters: {
      worker: 'String',
      office: 'String',
      kind: 'TaskKind',
      riskLevel: 'RiskLevel',
      overdue: 'Boolean',
      decisions: 'Boolean',
    },
    opensPeople: true,
    fields: `caseNumber office worker riskLevel tasks { kind dueOn overdue count } ${NAME}`,
    columns: WORK_COLUMNS,
  },
  'referrals-received': {
    operation: 'exportReferralsReceived',
    query: 'referralsReceived',
    filters: { from: 'Date', to: 'Date', office: 'String', source: 'ReferralSource' },
    opensPeople: true,
    fields: `caseNumber on source urgency office province sex birthYear ${NAME}`,
    columns: RECEIVED_REFERRAL_COLUMNS,
  },
  'referrals-made': {
    operation: 'exportReferralsMade',
    query: 'referralsMade',
    filters: { from: 'Date', to: 'Date', toOrganisation: 'String', answer: 'ReferralAnswer', answered: 'Boolean' },
    opensPeople: true,
    fields: `caseNumber on toOrganisation services answer answeredOn ${NAME}`,
    columns: MADE_REFERRAL_COLUMNS,
  },
  'court-cases': {
    operation: 'exportCourtCases',
    query: 'prosecutions',
    filters: { from: 'Date', to: 'Date', open: 'Boolean' },
    opensPeople: false,
    fields: 'prosecutionId commencedOn court article survivors outcome accused decided nextHearing',
    columns: COURT_CASE_COLUMNS,
  },
  operations: {
    operation: 'exportOperations',
    query: 'operations',
    filters: { from: 'Date', to: 'Date', office: 'String', kind: 'OperationKind' },
    opensPeople: false,
    fields: 'on kind office province withAuthorities result { on met screened referred materials { count } }',
    columns: OPERATION_COLUMNS,
  },
  prevention: {
    operation: 'exportPreventionActivities',
    query: 'preventionActivities',
    filters: { from: 'Date', to: 'Date', kind: 'PreventionKind' },
    opensPeople: false,
    fields: 'on to kind programme topics audience districts attendees materials reach',
    columns: ACTIVITY_COLUMNS,
  },
  'office-requests': {
    operation: 'exportOfficeRequests',
    query: 'officeRequests',
    filters: {},
    opensPeople: true,
    isBetweenOffices: true,
    newest: EXPORT_MAX_ROWS,
    fields: `kind state office fromOffice caseNumber outcome askedBy askedAt answerBy answeredBy answeredAt until notifiedAt
      reason @include(if: $opened) { value } answerReason @include(if: $opened) { value }`,
    columns: OFFICE_REQUEST_COLUMNS,
  },
  'who-looked': {
    operation: 'exportLooks',
    query: 'looksByDay',
    filters: { survivorId: 'UUID!', from: 'Date', to: 'Date' },
    opensPeople: false,
    isOfOneRecord: true,
    newest: EXPORT_MAX_ROWS,
    tellsComplete: true,
    fields: 'day manner who role office deputyOf purpose count first last classes',
    columns: LOOK_COLUMNS,
  },
  'refused-attempts': {
    operation: 'exportRefusedAttempts',
    query: 'refusedAttempts',
    filters: { from: 'Date', to: 'Date', who: 'String' },
    opensPeople: false,
    tellsComplete: true,
    fields: 'day who role operation count records figures first last',
    columns: ATTEMPT_COLUMNS,
  },
  'reason-readings': {
    operation: 'exportReasonReadings',
    query: 'reasonReadings',
    filters: {},
    opensPeople: false,
    newest: EXPORT_MAX_ROWS,
    tellsComplete: true,
    fields: 'who role office deputyOf at operationId entryId',
    columns: REASON_COLUMNS,
  },
  'record-alarms': {
    operation: 'exportRecordAlarms',
    query: 'recordAlarms',
    filters: {},
    opensPeople: false,
    newest: EXPORT_MAX_ROWS,
    isPlain: true,
    fields: 'who role office at records',
    columns: ALARM_COLUMNS,
  },
  organisations: {
    operation: 'exportOrganisations',
    query: 'organisations',
    filters: { on: 'Date', ended: 'Boolean' },
    opensPeople: false,
    isRegister: true,
    fields: 'name localName kind province districts services registeredOn endedOn',
    columns: ORGANISATION_COLUMNS,
  },
  offices: {
    operation: 'exportOffices',
    query: 'offices',
    filters: { on: 'Date' },
    opensPeople: false,
    isRegister: true,
    fields: 'code name localName province openedOn closedOn',
    columns: OFFICE_COLUMNS,
  },
  staff: {
    operation: 'exportStaff',
    query: 'staff',
    filters: { on: 'Date', office: 'String' },
    opensPeople: false,
    isRegister: true,
    fields: 'worker name localName roles office joinedOn leftOn',
    columns: STAFF_COLUMNS,
  },
};

/** Whether somebody must say for what they take it out. */
export const needsPurpose = ({ opensPeople, isOfOneRecord }: ExportedList): boolean =>
  opensPeople || isOfOneRecord === true;

/** The document of one page. */
export const documentOf = (list: ExportedList): string => {
  const { query, filters, opensPeople, isPlain, tellsComplete, fields } = list;
  const declared = Object.entries({
    first: 'Int',
    after: 'String',
    ...filters,
    ...(needsPurpose(list) && { purpose: 'Purpose!' }),
  });
  const passed = declared.map(([name]) => `${name}: $${name}`).join(', ');
  const variables = [...declared, ...(opensPeople ? [['opened', 'Boolean!']] : [])]
    .map(([name, type]) => `$${name}: ${type}`)
    .join(', ');
  const page = `edges { node { ${fields} } } pageInfo { hasNextPage endCursor } ${tellsComplete ? 'complete stale' : ''}`;
  return `query (${variables}) { ${query}(${passed}) { ${isPlain ? `cursor ${fields}` : page} } }`;
};
