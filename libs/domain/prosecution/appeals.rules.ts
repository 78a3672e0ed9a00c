import type { ProsecutionEvents } from './prosecution.events.js';
import type { Conclusion } from './prosecution.state.js';

/** What is left of a verdict once an appeal against it is decided: nothing, where the court has to decide once more. */
export const afterAppeal = (
  before: Conclusion | undefined,
  { outcome, verdict, on }: Pick<ProsecutionEvents['AppealDecided'], 'outcome' | 'verdict' | 'on'>,
): Conclusion | undefined => {
  if (outcome === 'Upheld') return before;
  return verdict && { outcome: verdict, on };
};
