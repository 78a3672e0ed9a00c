import { refuse, saysTheSame, type Actor, type Entry, type EventMap, type EventOf, type JsonObject } from '#decider';

type Sentence = string;

/** What an aggregate says of the corrections of its entries, by their kinds. */
export interface Correctability {
  /** Undone in its own way, or not at all: what to do instead. */
  readonly instead?: Readonly<Record<string, Sentence>>;
  /** What protects somebody: nobody unsays it alone, but one of the correctors who did not record it. */
  readonly protects?: ReadonlySet<string>;
  /** Roles that correct whatever a colleague in any role recorded. */
  readonly correctors: readonly string[];
  /** What a second person gave: only she takes it back. While it stands, what she gave it to stays as it was. */
  readonly approvals?: ReadonlySet<string>;
  /** What a policy brings, and takes away again when that from which it follows is struck out: nothing rests on it. */
  readonly follows?: ReadonlySet<string>;
  /** Fields that protect somebody, in entries of which the rest does not: the same holds for who changes them. */
  readonly protectedIn?: Readonly<Record<string, readonly string[]>>;
  /** What an entry must not say now, whatever was known on its day. @throws Refusal */
  readonly requireToday?: (entry: Entry, after: JsonObject, state: never) => void;
  /** What is restated once an entry stands otherwise. */
  readonly afterwards?: (after: never, before: never) => readonly EventOf<EventMap>[];
  /** Ids of what is elsewhere, not of the entry: they may be as wrong as anything else. */
  readonly ofOthers?: ReadonlySet<string>;
}

const AMENDING: Readonly<Record<string, Sentence>> = {
  EntryCorrected: 'Correct the entry itself once more, with correctEntry.',
  EntryStruckOut: 'Record anew what was struck out in error, and say why with disputeEntry.',
  EntryReviewed: 'A review stands as it was given: say what is wrong with it with disputeEntry.',
  EntryDisputed: 'It stands as it was said: a supervisor looks at it with reviewEntry.',
};

/** Made by a command that amends another entry, without being that amendment. */
const BY_AMENDING: ReadonlySet<string> = new Set(['CorrectEntry', 'StrikeOutEntry']);

const RESTATED = 'It follows from the correction of another entry: correct that one once more, with correctEntry.';

/** Whether somebody may correct or strike out an entry. */
export const requireCorrectableBy = (
  { type, data, standing, recording }: Entry,
  by: Actor,
  { instead = {}, protects, correctors, approvals }: Correctability,
): void => {
  const restated = BY_AMENDING.has(recording.command) ? RESTATED : undefined;
  const other = AMENDING[type] ?? instead[type] ?? restated;
  if (other !== undefined) refuse('NOT_CORRECTABLE', other);
  if (standing === 'struckOut') refuse('STRUCK_OUT', 'This entry was struck out: record anew what did happen.');
  if (approvals?.has(type) && by.id !== recording.by.id)
    refuse('NOT_CORRECTABLE', `Only ${recording.by.id}, who gave it, takes it back: speak to each other.`);
  if (protects?.has(type) || data.irregular !== undefined) requireAnother(by, recording.by, correctors);
  if (!correctors.includes(by.role) && by.role !== recording.by.role)
    refuse(
      'APPROVER_ROLE_REQUIRED',
      'A colleague in the role of whoever recorded it corrects an entry, or a supervisor.',
    );
};

const requireAnother = (by: Actor, author: Actor, correctors: readonly string[]): void => {
  if (!correctors.includes(by.role))
    refuse('APPROVER_ROLE_REQUIRED', 'This entry protects her: ask a supervisor to correct it.');
  if (by.id === author.id)
    refuse('APPROVER_IS_AUTHOR', 'This entry protects her: somebody else corrects what you have recorded.');
};

/** Of some entries only a part protects her. */
export const requireUnchangedBy = (
  { type, data: before, recording }: Entry,
  after: JsonObject,
  by: Actor,
  { protectedIn = {}, correctors }: Correctability,
): void => {
  if ((protectedIn[type] ?? []).some((field) => !saysTheSame(before[field], after[field])))
    requireAnother(by, recording.by, correctors);
};

/** Other entries name it by its ids. */
export const requireSameEntry = ({ data: before }: Entry, after: JsonObject, { ofOthers }: Correctability): void => {
  const changed = Object.keys(before).find(
    (field) => field.endsWith('Id') && !ofOthers?.has(field) && before[field] !== after[field],
  );
  if (changed !== undefined)
    refuse('CORRECTION_OF_ANOTHER_KIND', `Leave ${changed} as it is: it is the name by which others know this entry.`);
};
