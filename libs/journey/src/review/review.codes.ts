/** Code lists of the best-interest review. Codes are stored forever. */
export const MEASURES = ['Repatriation', 'FamilyReunification', 'FosterPlacement', 'Other'] as const;
export type Measure = (typeof MEASURES)[number];

export const BEST_INTEREST_OUTCOMES = ['InBestInterest', 'NotInBestInterest'] as const;
export type BestInterestOutcome = (typeof BEST_INTEREST_OUTCOMES)[number];
