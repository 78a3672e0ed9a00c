import type { VariablesOf } from '../api/graphql.js';
import { DECISIONS, readCode } from '../layout/read-filter.js';
import type { CASELOAD } from './documents.js';

/** Which work or cases a list shows, as it stands in the address. */
export interface WorkFilters {
  readonly worker?: string;
  readonly office?: string;
  readonly kind?: string;
  readonly risk?: string;
  readonly due?: string;
  readonly status?: string;
}

export const RISKS = ['HIGH', 'MEDIUM', 'LOW'] as const;

export type Status = NonNullable<VariablesOf<typeof CASELOAD>['status']>;

/** By stage, in the order of the journey: whether a list may show such cases. A stage that is missing does not compile. */
const IS_LISTED = {
  REFERRED: true,
  IN_AFTERCARE: true,
  AFTERCARE_SUSPENDED: true,
  REINTEGRATED: true,
  CLOSED: true,
  REOPENED: true,
  ERASED: false,
} as const satisfies Readonly<Record<Status, boolean>>;

export const STATUSES = (Object.keys(IS_LISTED) as Status[]).filter((status) => IS_LISTED[status]);

const OVERDUE: Readonly<Record<string, boolean>> = { overdue: true, coming: false };

/** The filters as the list of work takes them. What is not understood does not apply. */
export const asAsked = <Kind extends string>(
  { worker, office, kind, risk, due }: WorkFilters,
  kinds: readonly Kind[],
) => ({
  worker: worker ?? null,
  office: office ?? null,
  kind: readCode(kinds, kind),
  decisions: kind === DECISIONS ? true : null,
  riskLevel: readCode(RISKS, risk),
  overdue: OVERDUE[due ?? ''] ?? null,
});

/** The filters as the caseload takes them. */
export const ofCases = ({ worker, office, risk, status }: WorkFilters) => ({
  worker: worker ?? null,
  office: office ?? null,
  riskLevel: readCode(RISKS, risk),
  status: readCode(STATUSES, status),
});
