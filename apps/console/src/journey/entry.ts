import type { Survivor } from './documents.js';
import type { Personal } from './name.js';

export const LANES = ['identification', 'consent', 'care', 'services', 'justice', 'risk'] as const;
export type Lane = (typeof LANES)[number];

/** One thing that happened, as a person would tell it. */
export interface Entry {
  readonly id: string;
  readonly lane: Lane;
  /** The day it happened. */
  readonly on: string;
  /** The key of its sentence. */
  readonly kind: string;
  /** Codes that say which: [the list, the code]. */
  readonly codes?: readonly (readonly [list: string, code: string])[];
  /** Open words, such as the name of an organisation. */
  readonly words?: readonly (string | null | undefined)[];
  readonly who?: string | null;
  readonly said?: Personal | null;
  readonly warns?: boolean;
  /** The commands with one of which it was recorded in her own record, and the id that it says there. */
  readonly recordedBy?: readonly string[];
  readonly named?: string;
  /** Where it is known at once. */
  readonly eventId?: string;
}

/** What one strand of her way tells. */
export type Telling = (her: Survivor) => readonly (Omit<Entry, 'lane'> | false | null | undefined | '')[];
