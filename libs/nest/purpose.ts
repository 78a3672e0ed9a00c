/** Why a reader opens personal data. Stored with every reading, for ever. */
export const PURPOSES = [
  'CARE',
  'SAFETY',
  'REFERRAL',
  'COURT',
  'SUPERVISION',
  'SUBJECT_REQUEST',
  'AUDIT',
  'DATA_QUALITY',
  'BREAK_GLASS',
] as const;
export type Purpose = (typeof PURPOSES)[number];
