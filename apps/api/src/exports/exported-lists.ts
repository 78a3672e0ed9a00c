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

/** The document of one page. */
export const documentOf = ({ query, filters, opensPeople, fields }: ExportedList): string => {
  const declared = Object.entries({
    first: 'Int',
    after: 'String',
    ...filters,
    ...(opensPeople && { purpose: 'Purpose!' }),
  });
  const passed = declared.map(([name]) => `${name}: $${name}`).join(', ');
  const parameters = [...declared, ...(opensPeople ? [['opened', 'Boolean!']] : [])]
    .map(([name, type]) => `$${name}: ${type}`)
    .join(', ');
  return `query (${parameters}) { ${query}(${passed}) { edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } }`;
};
