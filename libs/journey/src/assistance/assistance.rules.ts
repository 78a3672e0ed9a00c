import { refuse, type Day } from '#decider';
import type { Cost } from './assistance.events.js';

/** One day, or the first and the last day of a period. */
export interface When {
  readonly on?: Day;
  readonly from?: Day;
  readonly to?: Day;
}

export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Said in exactly one of the two ways, so that no reader has to guess which one counts. */
export const periodOf = ({ on, from, to }: When): Period => {
  if (on !== undefined && from === undefined && to === undefined) return { from: on, to: on };
  if (on !== undefined || from === undefined || to === undefined)
    return refuse('PERIOD_UNCLEAR', 'Say either the day (on), or the first and the last day (from and to).');
  if (from > to) refuse('DATE_ORDER', `It cannot end (${to}) before it begins (${from}).`);
  return { from, to };
};

/** Rule 8: never negative. That it is whole, in the currency's smallest unit, its field says (Int). */
export const requireAmounts = ({ quantity, cost }: { readonly quantity: number; readonly cost?: Cost }): void => {
  if (quantity < 0) refuse('AMOUNT_NEGATIVE', 'A quantity is not negative: correct the entry that was too high.');
  if (cost && cost.amount < 0)
    refuse('AMOUNT_NEGATIVE', 'A cost is not negative: correct the entry that was too high.');
};
