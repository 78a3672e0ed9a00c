/** The commands of a row in order. All but the first are sent only if one of their columns is filled. */
export const IMPORT_SECTIONS = [
  { name: 'referral', command: 'ReceiveReferral', says: 'the person and the referral; every row has it' },
  { name: 'consent', command: 'GiveConsent', says: 'the consent to the following steps' },
  { name: 'interview', command: 'ConductScreeningInterview', says: 'the screening interview' },
  { name: 'identification', command: 'IdentifySurvivor', says: 'the identification as a victim' },
  { name: 'aftercare', command: 'EnterAftercare', says: 'the entry into aftercare' },
] as const;

export type ImportSection = (typeof IMPORT_SECTIONS)[number];

/** The column that identifies a row. */
export const REFERENCE = 'reference';

/** An error of a row, and its place. */
export interface Problem {
  readonly line: number;
  readonly reference: string;
  /** A column, or the part that a rule refused; null for the whole row. */
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
}
