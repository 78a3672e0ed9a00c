/** Code lists of repatriation. Codes are stored forever. */
export const TRACING_OUTCOMES = ['FamilyFound', 'FamilyNotFound', 'FamilyFoundUnsafe'] as const;
export type TracingOutcome = (typeof TRACING_OUTCOMES)[number];
