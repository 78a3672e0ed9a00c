import type { SurvivorState } from '../survivor.js';
import type { Fact } from './random-journey.js';

/** One event of a journey, with the state before and after it. */
export interface Happening {
  readonly before: SurvivorState;
  readonly entry: Fact;
  readonly after: SurvivorState;
}
