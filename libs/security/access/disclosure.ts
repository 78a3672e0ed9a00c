import type { PersonalClass } from '#kernel/decider';
import type { Basis } from './basis.js';

/** What was logged before anything is opened. */
export interface Disclosure {
  readonly basis: Basis;
  /** The classes that may be opened; the others read as withheld. */
  readonly classes: readonly PersonalClass[];
}
