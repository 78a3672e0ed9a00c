import type { Actor, PersonalClass } from '#kernel/decider';
import type { Purpose } from '#nest';
import type { GrantedAccess } from './disclosure.js';
import type { ReadSession } from './read-session.js';

/** A request to read one survivor's record. */
export interface ReadingRequest {
  readonly by: Actor;
  readonly survivorId: string;
  readonly purpose: Purpose;
  /** The query's name. */
  readonly operation: string;
  /** The classes that the document asks for; none when it asks for open values only. */
  readonly classes: readonly PersonalClass[];
  /** The reader did not ask for this record: it came with others, and a refusal is no attempt. */
  readonly amongOthers?: true;
}

/** A reading that compares many survivors and shows none of their records. */
export interface Comparing extends Omit<ReadingRequest, 'survivorId'> {
  readonly survivorIds: readonly string[];
}

/** The only gate to a survivor's record: a reader without access gets the same answer as if the survivor did not exist. */
export abstract class ReadingGate {
  /**
   * Looks up the relation, decides, and makes the access event durable before it answers.
   * @param session for a reader who sees the record repeatedly: each time is decided, and logged as the session requires.
   * @returns undefined where this reader may see nothing. @throws StoreUnavailable when it cannot be logged.
   */
  abstract pass(reading: ReadingRequest, session?: ReadSession): Promise<GrantedAccess | undefined>;

  /**
   * The classes that `pass` would disclose. Nothing of the record is shown, so only a refusal is logged.
   * @returns undefined where this reader may see nothing. @throws StoreUnavailable when that cannot be logged.
   */
  abstract permits(reading: ReadingRequest): Promise<readonly PersonalClass[] | undefined>;

  /**
   * For records opened only to compare them with one, and shown to nobody: it needs no relation, but is logged for each of
   * them before any is opened. @throws StoreUnavailable when it cannot be logged.
   */
  abstract compare(comparing: Comparing): Promise<void>;

  /**
   * Whether a reader may open another record, for a value that names it; an erased record is named to nobody. Nothing of
   * that record is shown, so it is not logged.
   */
  abstract mayOpen(by: Actor, survivorId: string): Promise<boolean>;
}
