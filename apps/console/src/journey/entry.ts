import type { CommandName } from '../api/schema.js';
import type { Survivor } from './documents.js';
import type { Personal } from './name.js';

export const LANES = ['identification', 'consent', 'care', 'services', 'justice', 'risk'] as const;
export type Lane = (typeof LANES)[number];

/** One entry of the timeline. */
export interface Entry {
  readonly id: string;
  readonly lane: Lane;
  /** The day of the event. */
  readonly on: string;
  /** The key of its label. */
  readonly kind: string;
  /** The codes that specify it: [list, code]. */
  readonly codes?: readonly (readonly [list: string, code: string])[];
  /** The countries of it, by their codes. */
  readonly countries?: readonly string[];
  /** Free texts, such as the name of an organisation. */
  readonly words?: readonly (string | null | undefined)[];
  readonly who?: string | null;
  readonly text?: Personal | null;
  readonly warns?: boolean;
  /** The commands that may have recorded it in the survivor’s own stream, and its id there. */
  readonly recordedBy?: readonly CommandName[];
  readonly named?: string;
  /** The event id, if the reading provides it. */
  readonly eventId?: string;
}

/** The commands that may have recorded an entry, by their names in the schema. */
export const commands = (...names: readonly CommandName[]): readonly CommandName[] => names;

/** Builds the entries of one strand. */
export type EntriesOfStrand = (survivor: Survivor) => readonly (Omit<Entry, 'lane'> | false | null | undefined | '')[];
