import type { PersonalClass } from '#kernel/decider';
import type { Basis } from './basis.js';

/** What was logged before anything is opened. */
export interface Disclosure {
  readonly basis: Basis;
  /** The classes that may be opened; the others read as withheld. */
  readonly classes: readonly PersonalClass[];
  /** Only the part of the record is open that a forensic interviewer may know before the interview. */
  readonly inPart?: true;
}
