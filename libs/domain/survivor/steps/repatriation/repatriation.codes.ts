/** Code lists of repatriation. Codes are stored forever. */
export const TRACING_OUTCOMES = ['FamilyFound', 'FamilyNotFound', 'FamilyFoundUnsafe'] as const;
export type TracingOutcome = (typeof TRACING_OUTCOMES)[number];

/** How a survivor came home without a repatriation that we arranged. */
export const RETURN_MANNERS = ['OwnMeans', 'Assisted', 'Deported'] as const;
export type ReturnManner = (typeof RETURN_MANNERS)[number];

export const REPATRIATION_STATUSES = ['Requested', 'Completed', 'Cancelled'] as const;
export type RepatriationStatus = (typeof REPATRIATION_STATUSES)[number];
