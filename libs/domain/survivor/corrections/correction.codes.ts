/** Why an entry needs a review. */
export const CORRECTION_KINDS = ['Corrected', 'StruckOut', 'Disputed', 'Irregular'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];
