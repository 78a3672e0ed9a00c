import type { Survivor } from './documents.js';
import { LANES, type Entry, type Lane, type EntriesOfStrand } from './entry.js';
import { care } from './strands/care.js';
import { consent } from './strands/consent.js';
import { family } from './strands/family.js';
import { identification } from './strands/identification.js';
import { justice } from './strands/justice.js';
import { risk } from './strands/risk.js';
import { services } from './strands/services.js';

const STRANDS: Readonly<Record<Lane, EntriesOfStrand>> = {
  identification,
  consent,
  care: (survivor) => [...care(survivor), ...family(survivor)],
  services,
  justice,
  risk,
};

/** The entries of the timeline, by lane, in order of date. */
export const entriesOf = (survivor: Survivor): Entry[] =>
  LANES.flatMap((lane) => STRANDS[lane](survivor).flatMap((entry) => (entry ? [{ ...entry, lane }] : []))).toSorted(
    (one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0),
  );
