import type { Actor, PersonalClass } from '#decider';
import type { Purpose } from '#step';
import type { Basis } from './basis.js';

/** What somebody asks to see of one survivor. */
export interface Reading {
  readonly by: Actor;
  readonly survivorId: string;
  readonly purpose: Purpose;
  /** The query's name. */
  readonly operation: string;
  /** Which classes the document asks for; none when it asks for open values only. */
  readonly classes: readonly PersonalClass[];
}

/** What was written down before anything is opened. */
export interface Disclosure {
  readonly basis: Basis;
  /** Those that may be opened; the others read as withheld. */
  readonly classes: readonly PersonalClass[];
}

/** The one door to a survivor's record: who may not pass sees what he would see if she were not there. */
export abstract class ReadingGate {
  /**
   * Looks up the relation, decides, and makes the access event durable before it answers.
   * @returns nothing where this reader may see nothing of her. @throws StoreUnavailable when it cannot be written down.
   */
  abstract pass(reading: Reading): Promise<Disclosure | undefined>;
}
