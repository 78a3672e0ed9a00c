import type { Actor, PersonalClass } from '#decider';
import type { Purpose } from '#step';
import type { Basis } from './basis.js';
import type { Visit } from './visit.js';

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

/** The same of many, none of whom is shown. */
export interface Comparing extends Omit<Reading, 'survivorId'> {
  readonly survivorIds: readonly string[];
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
   * @param visit of whoever is shown her again and again: it is decided each time, and written down as the visit says.
   * @returns nothing where this reader may see nothing of her. @throws StoreUnavailable when it cannot be written down.
   */
  abstract pass(reading: Reading, visit?: Visit): Promise<Disclosure | undefined>;

  /**
   * What is opened of many to be compared with one, and shown to nobody: it needs no relation, and is written down all the
   * same, for each of them, before any is opened. @throws StoreUnavailable when it cannot be written down.
   */
  abstract compare(comparing: Comparing): Promise<void>;
}
