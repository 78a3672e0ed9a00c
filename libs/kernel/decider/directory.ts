import type { Day } from './day.js';

/** Days from the first to the last, or without an end. */
export interface Period {
  readonly from: Day;
  /** The last day. */
  readonly until?: Day | undefined;
}

/** Something or somebody in a register, and when it was there. */
export interface RegisterEntry {
  readonly name?: string | undefined;
  readonly localName?: string | undefined;
  /** Names that earlier entries still use. */
  readonly formerNames?: readonly string[];
  readonly present: readonly Period[];
  /** Days within those periods on which it was not there. */
  readonly interruptions: readonly Period[];
}

/** Code → entry. */
type Register<Entry = RegisterEntry> = Readonly<Record<string, Entry>>;

export interface WorkerEntry extends RegisterEntry {
  readonly trainings: readonly (Period & { readonly training: string })[];
}

/** The registers with which a decision compares what a command names. An empty register checks nothing. */
export interface Directory {
  readonly offices: Register;
  readonly workers: Register<WorkerEntry>;
  readonly organisations: Register;
  /** Names are looked up, but none is refused as unknown: for entries that were accepted before. */
  readonly acceptsUnknown?: boolean;
}

export const includesDay = ({ from, until }: Period, on: Day): boolean =>
  from <= on && (until === undefined || on <= until);
