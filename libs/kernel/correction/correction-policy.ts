import {
  refuse,
  isSamePayload,
  type Actor,
  type Entry,
  type EventMap,
  type EventOf,
  type JsonObject,
  isOrStandsInFor,
} from '#kernel/decider';
import type { CorrectionCommands } from './correction.events.js';

type Sentence = string;

/**
 * Who may amend an entry: its author's role or a corrector; a corrector who did not record it, because it protects a
 * person; only the person who gave the approval, and while it is in force, the approved entry cannot change. Or what to do
 * instead, for an entry that is undone in another way, or not at all.
 */
export type AmendedBy = 'authorOrCorrector' | 'anotherCorrector' | 'approver' | { readonly instead: Sentence };

/**
 * The policy of an aggregate for corrections of its entries, by event type. `State` is what its rules read, and `Fact`
 * the events that restate others.
 */
export interface CorrectionPolicy<State = unknown, Fact extends EventOf<EventMap> = never> {
  /** By event type; the others may be amended by their author or a corrector. */
  readonly amendedBy?: Readonly<Record<string, AmendedBy>>;
  /** Roles that may correct any entry, even those of others. */
  readonly correctors: readonly string[];
  /** Roles that may review what was amended, disputed or recorded against a rule. */
  readonly reviewers: readonly string[];
  /** What refusals call who corrects and reviews: 'a head nurse', 'another head nurse'. */
  readonly inWords: { readonly one: string; readonly another: string };
  /**
   * Entries of policies, which policies withdraw when the entry they follow from is struck out: nothing rests on them.
   */
  readonly follows?: ReadonlySet<string>;
  /** Fields that protect a person, in entries that otherwise do not: the same rule applies to changing them. */
  readonly protectedIn?: Readonly<Record<string, readonly string[]>>;
  /** What a corrected entry must satisfy today, whatever was known on its day. @throws Refusal */
  readonly requireToday?: (entry: Entry, after: JsonObject, state: State) => void;
  /** The events that restate others once an entry is amended. */
  readonly afterwards?: (after: State, before: State) => readonly Fact[];
  /** Ids of other records, which may be wrong like any other field. */
  readonly ofOthers?: ReadonlySet<string>;
}

/** The part of a policy that knows no state. */
export type AnyPolicy = Omit<CorrectionPolicy, 'requireToday' | 'afterwards'>;

const insteadOfAmending = (reviewer: string): Readonly<Record<string, Sentence>> => ({
  EntryCorrected: 'Correct the entry itself again, with correctEntry.',
  EntryStruckOut: 'Record again what was struck out in error, and give the reason with disputeEntry.',
  EntryReviewed: 'A review cannot be changed: if it is wrong, dispute it with disputeEntry.',
  EntryDisputed: `A dispute cannot be changed: ${reviewer} reviews it with reviewEntry.`,
});

/** Commands that amend another entry, and may add events that are no amendments themselves. */
const BY_AMENDING: ReadonlySet<string> = new Set([
  'CorrectEntry',
  'StrikeOutEntry',
] satisfies (keyof CorrectionCommands)[]);

const RESTATED = 'This entry follows from the correction of another entry: correct that one again, with correctEntry.';

/** Refuses when the user may not correct or strike out the entry. */
export const requireCorrectableBy = ({ type, data, status, recording }: Entry, by: Actor, policy: AnyPolicy): void => {
  const { amendedBy = {}, correctors, inWords } = policy;
  const restated = BY_AMENDING.has(recording.command) ? RESTATED : undefined;
  const amender = amendedBy[type];
  const instead = typeof amender === 'object' ? amender.instead : undefined;
  const other = insteadOfAmending(inWords.one)[type] ?? instead ?? restated;
  if (other !== undefined) refuse('NOT_CORRECTABLE', other);
  if (status === 'struckOut') refuse('STRUCK_OUT', 'This entry was struck out: record again what did happen.');
  if (amender === 'approver' && by.id !== recording.by.id)
    refuse('NOT_CORRECTABLE', `Only ${recording.by.id}, who gave this approval, may undo it: speak to each other.`);
  if (amender === 'anotherCorrector' || data.irregular !== undefined) requireAnother(by, recording.by, policy);
  if (!correctors.includes(by.role) && by.role !== recording.by.role)
    refuse(
      'APPROVER_ROLE_REQUIRED',
      `Only ${inWords.one} or a colleague in the role of the entry's author may correct it: ask one of them.`,
    );
};

const requireAnother = (by: Actor, author: Actor, { correctors, inWords }: AnyPolicy): void => {
  if (!correctors.includes(by.role))
    refuse('APPROVER_ROLE_REQUIRED', `This entry protects a person: ask ${inWords.one} to correct it.`);
  if (isOrStandsInFor(by, author.id))
    refuse(
      'APPROVER_IS_AUTHOR',
      'This entry protects a person, and you recorded it yourself: ask another person to correct it.',
    );
};

/** In some entries only some fields protect a person. */
export const requireUnchangedBy = (
  { type, data: before, recording }: Entry,
  after: JsonObject,
  by: Actor,
  policy: AnyPolicy,
): void => {
  if ((policy.protectedIn?.[type] ?? []).some((field) => !isSamePayload(before[field], after[field])))
    requireAnother(by, recording.by, policy);
};

/** An entry keeps its ids, because other entries refer to it by them. */
export const requireSameEntry = ({ data: before }: Entry, after: JsonObject, { ofOthers }: AnyPolicy): void => {
  const changed = Object.keys(before).find(
    (field) => field.endsWith('Id') && !ofOthers?.has(field) && before[field] !== after[field],
  );
  if (changed !== undefined)
    refuse('CORRECTION_OF_ANOTHER_KIND', `Leave ${changed} unchanged: other entries refer to this entry by it.`);
};
