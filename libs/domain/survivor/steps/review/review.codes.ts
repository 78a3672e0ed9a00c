/** Code lists of reviews. Codes are stored forever. */
export const MEASURES = ['Repatriation', 'FamilyReunification', 'FosterPlacement', 'Other'] as const;
export type Measure = (typeof MEASURES)[number];

export const BEST_INTEREST_OUTCOMES = ['InBestInterest', 'NotInBestInterest'] as const;
export type BestInterestOutcome = (typeof BEST_INTEREST_OUTCOMES)[number];

/** The working groups of Cambodia's National Committee for Counter Trafficking, of which a team is made up. */
export const MDT_AGENCIES = [
  'Prevention',
  'ProtectionRecoveryReintegrationRepatriation',
  'LawEnforcement',
  'Justice',
  'Migration',
  'InternationalCooperation',
] as const;
export type MdtAgency = (typeof MDT_AGENCIES)[number];

/** What a team recommended, as codes that rules can read; its own words are sealed beside them. */
export const MDT_ADVICE = [
  'Return',
  'NoReturn',
  'Repatriation',
  'FosterPlacement',
  'ForensicInterview',
  'ForensicHandOver',
  'Prosecution',
  'Services',
  'Other',
] as const;
export type MdtAdvice = (typeof MDT_ADVICE)[number];
