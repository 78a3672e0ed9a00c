/** The commands of a row in their order. All but the first are sent where one of their columns is filled. */
export const PARTS = [
  { name: 'referral', command: 'ReceiveReferral', says: 'who she is, and how she came to us; every row has it' },
  { name: 'consent', command: 'GiveConsent', says: 'the consent to what follows' },
  { name: 'interview', command: 'ConductScreeningInterview', says: 'the first interview' },
  { name: 'identification', command: 'IdentifySurvivor', says: 'the decision that she is a victim' },
  { name: 'aftercare', command: 'EnterAftercare', says: 'her entry into aftercare' },
] as const;

export type Part = (typeof PARTS)[number];

/** What names a row. */
export const REFERENCE = 'reference';

/** Something that is wrong with a row, and where. */
export interface Problem {
  readonly line: number;
  readonly reference: string;
  /** A column, or the part that a rule refused; nothing for a row as a whole. */
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
}
