import type { Day } from '#kernel/decider';
import type { Outcome } from './prosecution.codes.js';

export interface Conclusion {
  readonly outcome: Outcome;
  readonly on: Day;
}

/** Null until the first survivor joins. */
export type Prosecution = {
  readonly commencedOn: Day;
  /** Ids of the survivors in the case. */
  readonly survivors: readonly string[];
  readonly hearings: readonly Day[];
  /** The conclusion that the survivors' records receive: the verdict, or how the case ended without one. */
  readonly conclusion: Conclusion | undefined;
  /** Since when nothing more follows, neither a sentence nor a hearing. */
  readonly endedOn: Day | undefined;
} | null;
