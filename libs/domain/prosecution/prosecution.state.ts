import type { Day } from '#kernel/decider';
import type { Outcome } from './prosecution.codes.js';
import type { ProsecutionEvents } from './prosecution.events.js';

export interface Conclusion {
  readonly outcome: Outcome;
  readonly on: Day;
}

export interface AccusedPerson {
  readonly payload: ProsecutionEvents['AccusedNamed'];
  readonly arrests: readonly Day[];
  /** The verdict on this accused, or that the charges were dropped. */
  readonly outcome: Conclusion | undefined;
}

export interface Appeal {
  readonly payload: ProsecutionEvents['AppealLodged'];
  readonly decided: ProsecutionEvents['AppealDecided'] | undefined;
}

export interface Hearing {
  readonly payload: ProsecutionEvents['HearingScheduled'];
  /** The day on which it was held or cancelled. */
  readonly over: Day | undefined;
}

/** Null until the first survivor joins. */
export type Prosecution = {
  readonly commencedOn: Day;
  /** Ids of the survivors in the case. */
  readonly survivors: readonly string[];
  readonly accused: Readonly<Record<string, AccusedPerson>>;
  readonly hearings: readonly Day[];
  readonly planned: Readonly<Record<string, Hearing>>;
  /** The verdict on the case as a whole, recorded before its accused were named. */
  readonly verdict: Conclusion | undefined;
  readonly appeals: Readonly<Record<string, Appeal>>;
  /** That verdict, or how the case ended: see `conclusionOf`. */
  readonly conclusion: Conclusion | undefined;
  /** Since when nothing more follows, neither a sentence nor a hearing. */
  readonly endedOn: Day | undefined;
} | null;
