import type { Survivor } from './documents.js';
import { LANES, type Entry, type Lane, type Telling } from './entry.js';
import { care } from './strands/care.js';
import { consent } from './strands/consent.js';
import { identification } from './strands/identification.js';
import { justice } from './strands/justice.js';
import { risk } from './strands/risk.js';
import { services } from './strands/services.js';

const TELLINGS: Readonly<Record<Lane, Telling>> = { identification, consent, care, services, justice, risk };

/** The entries of the timeline, by lane, in order of date. */
export const entriesOf = (her: Survivor): Entry[] =>
  LANES.flatMap((lane) => TELLINGS[lane](her).flatMap((told) => (told ? [{ ...told, lane }] : []))).toSorted(
    (one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0),
  );
