import type { MutationName } from '../api/schema.js';
import { shapeOf, type Inputs } from '../forms/inputs.js';

/** The ways to amend an entry: correct it, strike it out, or dispute it for others to decide. */
export const WAYS = ['correctEntry', 'strikeOutEntry', 'disputeEntry'] as const satisfies readonly MutationName[];
export type Way = (typeof WAYS)[number];

export const isWay = (mutation: string): mutation is Way => (WAYS as readonly string[]).includes(mutation);

interface EntryToAmend {
  readonly type: string;
  readonly command: string;
  readonly standing?: string | null;
}

/** `GiveConsent` → `giveConsent`. */
export const mutationOf = (command: string): string => command.charAt(0).toLowerCase() + command.slice(1);

/** What says which item an entry is about, and why a rule was not kept: that is no content to correct. */
const NO_CONTENT: ReadonlySet<string> = new Set(['UUID', 'ID', 'IrregularInput']);

/** Whether a replacement of the entry could say anything else than the entry: that an appointment was kept cannot. */
const hasContent = (command: string, inputs: Inputs['inputs']): boolean =>
  (inputs[`${command}Entry`] ?? []).some(({ type }) => !NO_CONTENT.has(shapeOf(type).name));

/** What follows in a court case from a survivor’s record is corrected there; who joined is disputed there as well. */
const FROM_RECORD: { readonly [type: string]: readonly Way[] } = {
  ProsecutionCommenced: ['disputeEntry'],
  SurvivorJoined: [],
};

/** The form to which a link leads that knows nothing of an entry but its type: each form links to the other ways. */
export const firstWayFor = (type: string): Way | undefined => {
  const [way] = FROM_RECORD[type] ?? WAYS;
  return way;
};

/** The ways offered for an entry; the service decides whether the user may take them. */
export const waysFor = ({ type, command, standing }: EntryToAmend, { inputs }: Inputs): readonly Way[] => {
  if (standing === 'STRUCK_OUT' || standing === 'ERASED') return [];
  if (FROM_RECORD[type]) return FROM_RECORD[type];
  const isCorrectable = inputs.Replacement?.some(({ name }) => name === mutationOf(command)) ?? false;
  if (!isCorrectable) return ['disputeEntry'];
  return hasContent(command, inputs) ? WAYS : ['strikeOutEntry', 'disputeEntry'];
};

/** Whether an entry of a court case is only corrected in the record of the survivor from which it follows. */
export const isCorrectedInRecord = ({ type, standing }: Pick<EntryToAmend, 'type' | 'standing'>): boolean =>
  FROM_RECORD[type] !== undefined && standing !== 'STRUCK_OUT' && standing !== 'ERASED';

/** What amends another entry. */
export const isAmendment = (type: string): boolean => /^Entry(Corrected|StruckOut|Disputed|Reviewed)$/.test(type);

interface Meant {
  /** The entry that the address names: it may be an amendment. */
  readonly asked: string | undefined;
  /** The entry that was found: of an amendment, the one that it amends. */
  readonly found: string;
}

/** The entry that is put right: a correction or a review may be disputed for itself, and nothing else be done to it. */
export const chooseTarget = (way: Way, { asked, found }: Meant): string =>
  way === 'disputeEntry' ? (asked ?? found) : found;
