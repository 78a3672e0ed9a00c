/** Code lists of justice. Codes are stored forever. */
export const CASE_ROLES = ['Complainant', 'Witness'] as const;
export type CaseRole = (typeof CASE_ROLES)[number];

export const PROSECUTION_OUTCOMES = ['Convicted', 'Acquitted', 'Discontinued', 'Settled'] as const;
export type ProsecutionOutcome = (typeof PROSECUTION_OUTCOMES)[number];

export const PROTECTIVE_MEASURES = ['NoContactOrder', 'SafeHousing', 'ClosedHearing', 'Anonymity', 'Other'] as const;
export type ProtectiveMeasure = (typeof PROTECTIVE_MEASURES)[number];
