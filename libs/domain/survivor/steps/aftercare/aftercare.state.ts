import type { Day } from '#kernel/decider';
import type { Housing } from './aftercare.codes.js';

export interface Aftercare {
  readonly status: 'outside' | 'inside' | 'suspended';
  /** The day of the last entry. */
  readonly enteredOn: Day | undefined;
  readonly housing: Housing | undefined;
  /** Since when the survivor has lived in the current housing. */
  readonly movedOn: Day | undefined;
  /** The last day on which aftercare was suspended or resumed. */
  readonly changedOn: Day | undefined;
  /** The day on which the case was last closed. */
  readonly leftOn: Day | undefined;
}
