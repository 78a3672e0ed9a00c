import type { PersonalClass } from '#kernel/decider';
import type { Basis } from './basis.js';

/** What the access log says before anything is opened: the basis of the access, and what it covers. */
export interface GrantedAccess {
  readonly basis: Basis;
  /** The classes that may be opened; the others read as withheld. */
  readonly classes: readonly PersonalClass[];
  /** Only the part of the record is open that a forensic interviewer may know before the interview. */
  readonly inPart?: true;
}
