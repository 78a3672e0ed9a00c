import { refuse, saysTheSame, type Actor, type Entry, type JsonObject } from '#decider';

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
  /** Fields that are changed with a command of their own: which one. */
  readonly ownCommand?: Readonly<Record<string, Readonly<Record<string, Sentence>>>>;
  /** Ids of what is elsewhere, not of the entry: they may be as wrong as anything else. */
  readonly ofOthers?: ReadonlySet<string>;
}

const AMENDING: Readonly<Record<string, Sentence>> = {
  EntryCorrected: 'Correct the entry itself once more.',
  EntryStruckOut: 'Record anew what was struck out in error.',
  EntryReviewed: 'A review stands as it was given.',
};

/** Whether somebody may correct or strike out an entry. */
export const requireCorrectableBy = (
  { type, data, standing, recording }: Entry,
  by: Actor,
  { instead = {}, protects, correctors, approvals }: Correctability,
): void => {
  const other = AMENDING[type] ?? instead[type];
  if (other !== undefined) refuse('NOT_CORRECTABLE', other);
  if (standing === 'struckOut') refuse('STRUCK_OUT', 'This entry was struck out: record anew what did happen.');
  if (approvals?.has(type) && by.id !== recording.by.id)
    refuse('NOT_CORRECTABLE', `Only ${recording.by.id}, who gave it, takes it back: speak to each other.`);
  if (protects?.has(type) || data.irregular !== undefined) {
    if (!correctors.includes(by.role))
      refuse('APPROVER_ROLE_REQUIRED', 'This entry protects her: ask a supervisor to correct it.');
    if (by.id === recording.by.id)
      refuse('APPROVER_IS_AUTHOR', 'This entry protects her: somebody else corrects what you have recorded.');
  }
  if (!correctors.includes(by.role) && by.role !== recording.by.role)
    refuse(
      'APPROVER_ROLE_REQUIRED',
      'A colleague in the role of whoever recorded it corrects an entry, or a supervisor.',
    );
};

/** Other entries name it by its ids, and some of what it says is not changed in passing. */
export const requireSameEntry = (
  { type, data: before }: Entry,
  after: JsonObject,
  { ownCommand = {}, ofOthers }: Correctability,
): void => {
  for (const [field, instead] of Object.entries(ownCommand[type] ?? {}))
    if (!saysTheSame(before[field], after[field])) refuse('NOT_CORRECTABLE', instead);
  const changed = Object.keys(before).find(
    (field) => field.endsWith('Id') && !ofOthers?.has(field) && before[field] !== after[field],
  );
  if (changed !== undefined)
    refuse('CORRECTION_OF_ANOTHER_KIND', `Leave ${changed} as it is: it is the name by which others know this entry.`);
};
