import { dayAt, type Day } from '#kernel/decider';
import type { SurvivorState } from '../../survivor.js';
import type { Chance } from '../../testing/chance.js';
import { instantAfter } from '../../testing/draw.js';

const DAY_MS = 86_400_000;

const firstOf = ({ referral, closure }: SurvivorState): Day =>
  [referral?.referredOn ?? '2020-01-01', closure.reopenedOn ?? ''].toSorted().at(-1)!;

/**
 * A day from the referral, or the last reopening, until today, and often today, which is after most entries: another day is
 * refused whatever is chosen, and so says nothing about a choice.
 */
export const dayWithin = (state: SurvivorState, now: string, chance: Chance): Day => {
  const first = firstOf(state);
  if (chance(2) === 0 && first < dayAt(now)) return dayAt(now);
  const days = Math.floor((Date.parse(dayAt(now)) - Date.parse(first)) / DAY_MS);
  return days > 0 ? dayAt(instantAfter(`${first}T03:00:00.000Z`, chance(days))) : first;
};
