import { client } from '../api/client.js';
import type { MutationName, OperationName } from '../api/schema.js';
import type { VariablesOf } from '../api/graphql.js';
import { readNextCursor, type Connection } from '../api/pages.js';
import { OUTSIDE_MENU } from '../forms/outside-menu.js';
import type { Purpose } from '../journey/purposes.js';
import { readCode } from '../layout/read-filter.js';
import { COURT_CASES, LISTED_OPERATIONS, PREVENTION, REFERRALS_MADE, REFERRALS_RECEIVED } from './documents.js';
import { courtRow, madeRow, operationRow, preventionRow, receivedRow, type InWords, type ListRow } from './rows.js';

/** What a list is narrowed by, as it stands in the address. */
export interface ListFilters {
  readonly from?: string;
  readonly to?: string;
  readonly office?: string;
  readonly kind?: string;
  readonly source?: string;
  readonly state?: string;
  readonly organisation?: string;
}

interface ListQuery extends ListFilters {
  readonly purpose: Purpose;
  readonly after: string | null;
}

export interface ListPage {
  readonly rows: (words: InWords) => readonly ListRow[];
  readonly next: string | null;
  readonly totalCount: number;
}

const pageOf = <Node>(
  connection: Connection<Node> & { readonly totalCount: number },
  rowOf: (node: Node, words: InWords) => ListRow,
): ListPage => ({
  rows: (words) => connection.edges.map(({ node }) => rowOf(node, words)),
  next: readNextCursor(connection),
  totalCount: connection.totalCount,
});

/** Codes of which a filter offers some. */
export const SOURCES = [
  'LAW_ENFORCEMENT',
  'GOVERNMENT',
  'PARTNER_NGO',
  'COMMUNITY',
  'SELF',
  'HOTLINE',
  'OUTREACH_OPERATION',
] as const;
export const OPERATION_KINDS = ['IDENTIFICATION', 'CAC_OUTREACH'] as const;
export const PREVENTION_KINDS = [
  'TRAIN_THE_TRAINER',
  'PROFESSIONAL_TRAINING',
  'COMMUNITY_PRESENTATION',
  'BROADCAST',
  'MATERIAL_DISTRIBUTION',
] as const;

const day = (text: string | undefined): string | null => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : null);

const OPEN: Readonly<Record<string, boolean>> = { open: true, closed: false };

type MadeState = Pick<VariablesOf<typeof REFERRALS_MADE>, 'answer' | 'answered'>;
const ANSWERS: Readonly<Record<string, MadeState>> = {
  waiting: { answered: false, answer: null },
  accepted: { answered: null, answer: 'ACCEPTED' },
  declined: { answered: null, answer: 'DECLINED' },
};

/** What a filter of the address means to the service, for a page and for a file. */
type ListVariables = Readonly<Record<string, string | boolean | null | undefined>>;

interface ListOf {
  /** Who may ask for the list decides who sees it. */
  readonly query: OperationName;
  readonly filters: readonly (keyof ListFilters)[];
  /** The choices of the filter by state. */
  readonly states?: readonly string[];
  /** The command that adds to the list. */
  readonly begin?: MutationName;
  readonly narrowed: (filters: ListFilters) => ListVariables;
  /** Its file, by the end of its address, and whether that opens people. */
  readonly file: readonly [name: string, isOfPeople: boolean];
  /** @throws CombinedError when the service refuses or does not answer */
  readonly load: (asked: ListQuery) => Promise<ListPage>;
}

const days = ({ from, to }: ListFilters) => ({ from: day(from), to: day(to) });

const receivedFilters = (filters: ListFilters) => ({
  ...days(filters),
  office: filters.office ?? null,
  source: readCode(SOURCES, filters.source),
});
const madeFilters = (filters: ListFilters) => ({
  ...days(filters),
  ...(ANSWERS[filters.state ?? ''] ?? { answered: null, answer: null }),
  toOrganisation: filters.organisation ?? null,
});
const court = (filters: ListFilters) => ({ ...days(filters), open: OPEN[filters.state ?? ''] ?? null });
const operation = (filters: ListFilters) => ({
  ...days(filters),
  office: filters.office ?? null,
  kind: readCode(OPERATION_KINDS, filters.kind),
});
const prevention = (filters: ListFilters) => ({ ...days(filters), kind: readCode(PREVENTION_KINDS, filters.kind) });

export const LISTS = {
  received: {
    query: 'referralsReceived',
    filters: ['source', 'office', 'from', 'to'],
    begin: OUTSIDE_MENU.lists.received,
    narrowed: receivedFilters,
    file: ['referrals-received', true],
    load: async ({ purpose, after, ...filters }) => {
      const { data, error } = await client
        .query(REFERRALS_RECEIVED, { purpose, after, ...receivedFilters(filters) })
        .toPromise();
      if (!data) throw error!;
      return pageOf(data.referralsReceived, receivedRow);
    },
  },
  made: {
    query: 'referralsMade',
    filters: ['state', 'organisation', 'from', 'to'],
    states: Object.keys(ANSWERS),
    narrowed: madeFilters,
    file: ['referrals-made', true],
    load: async ({ purpose, after, ...filters }) => {
      const { data, error } = await client
        .query(REFERRALS_MADE, { purpose, after, ...madeFilters(filters) })
        .toPromise();
      if (!data) throw error!;
      return pageOf(data.referralsMade, madeRow);
    },
  },
  court: {
    query: 'prosecutions',
    filters: ['state', 'from', 'to'],
    states: Object.keys(OPEN),
    narrowed: court,
    file: ['court-cases', false],
    load: async ({ after, ...filters }) => {
      const { data, error } = await client.query(COURT_CASES, { after, ...court(filters) }).toPromise();
      if (!data) throw error!;
      return pageOf(data.prosecutions, courtRow);
    },
  },
  operation: {
    query: 'operations',
    filters: ['kind', 'office', 'from', 'to'],
    begin: OUTSIDE_MENU.lists.operation,
    narrowed: operation,
    file: ['operations', false],
    load: async ({ after, ...filters }) => {
      const asked = { operationId: null, after, ...operation(filters) };
      const { data, error } = await client.query(LISTED_OPERATIONS, asked).toPromise();
      if (!data) throw error!;
      return pageOf(data.operations, operationRow);
    },
  },
  prevention: {
    query: 'preventionActivities',
    filters: ['kind', 'from', 'to'],
    begin: OUTSIDE_MENU.lists.prevention,
    narrowed: prevention,
    file: ['prevention', false],
    load: async ({ after, ...filters }) => {
      const asked = { operationId: null, after, ...prevention(filters) };
      const { data, error } = await client.query(PREVENTION, asked).toPromise();
      if (!data) throw error!;
      return pageOf(data.preventionActivities, preventionRow);
    },
  },
} as const satisfies Readonly<Record<string, ListOf>>;

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as readonly ListName[];
export const listOf = (name: ListName): ListOf => LISTS[name];
