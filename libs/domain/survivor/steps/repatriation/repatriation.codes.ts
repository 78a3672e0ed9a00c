/** Code lists of repatriation. Codes are stored forever. */
export const TRACING_OUTCOMES = ['FamilyFound', 'FamilyNotFound', 'FamilyFoundUnsafe'] as const;
export type TracingOutcome = (typeof TRACING_OUTCOMES)[number];

export const REPATRIATION_STATUSES = ['Requested', 'Completed', 'Cancelled'] as const;
export type RepatriationStatus = (typeof REPATRIATION_STATUSES)[number];
