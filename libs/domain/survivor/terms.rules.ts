import type { AmendedBy } from '#kernel/correction';
import type { CommandsOf, EventsOf } from '#kernel/decider';

/**
 * States of a record in which most commands are refused: its case is closed; it is a duplicate; an erasure is requested and
 * held up, so the data is kept for the court; an erasure is approved or has begun; the personal data was erased.
 */
type RecordState = 'closed' | 'linked' | 'restricted' | 'erasing' | 'erased';

/** What becomes of the commands and entries of a step, besides its own rules. One that is left out does not compile. */
export interface RecordTerms<Commands, Events> {
  /** The states in which a command is allowed nevertheless. */
  readonly allowedWhile: { readonly [Name in keyof Commands]: readonly RecordState[] };
  readonly amendedBy: { readonly [Type in keyof Events]: AmendedBy };
}

/** For commands of policies, which cannot check beforehand whether they are allowed. */
export const IN_EVERY_STATE: readonly RecordState[] = ['closed', 'linked', 'restricted', 'erasing', 'erased'];

export const IN_ERROR = 'if it was recorded in error, use disputeEntry';

/** Whether a command is allowed in a state of the record. */
export type IsAllowed = (command: string, state: RecordState) => boolean;

/** The terms of each step. */
export type TermsOf<Steps> = {
  readonly [Step in keyof Steps]: RecordTerms<CommandsOf<Steps[Step]>, EventsOf<Steps[Step]>>;
};

interface MergedTerms {
  readonly isAllowed: IsAllowed;
  readonly amendedBy: Readonly<Record<string, AmendedBy>>;
}

export const mergeTerms = (terms: Readonly<Record<string, RecordTerms<object, object>>>): MergedTerms => {
  const all = Object.values(terms);
  const allowedWhile = new Map<string, readonly RecordState[]>(all.flatMap((one) => Object.entries(one.allowedWhile)));
  return {
    isAllowed: (command, state) => allowedWhile.get(command)?.includes(state) ?? false,
    amendedBy: Object.assign({}, ...all.map((one) => one.amendedBy)) as MergedTerms['amendedBy'],
  };
};
