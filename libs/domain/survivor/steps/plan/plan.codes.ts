/** The status of a case plan. Codes are stored forever. */
export const CASE_PLAN_STATUSES = ['Drafted', 'Submitted', 'Returned', 'Approved'] as const;
export type CasePlanStatus = (typeof CASE_PLAN_STATUSES)[number];
