import type { Day } from '#kernel/decider';
import type { ClosureReason } from './closure.codes.js';

export interface Closure {
  readonly status: 'open' | 'requested' | 'closed';
  readonly request:
    { readonly reason: ClosureReason; readonly on: Day; readonly by: string; readonly assessed: boolean } | undefined;
  readonly closedOn: Day | undefined;
  readonly reopenedOn: Day | undefined;
  /** How many times the case was opened: a reopened case is a new episode. */
  readonly episode: number;
}
