import { groupBy } from '../grouped.js';

interface Cost {
  readonly on: string;
  readonly amount: number;
  readonly currency: string;
}

type Sum = Pick<Cost, 'amount' | 'currency'>;

/** One sum for each currency, in the order of their codes. */
export const sumsOf = (costs: readonly Cost[]): readonly Sum[] =>
  [...groupBy(costs, ({ currency }) => currency)]
    .map(([currency, some]) => ({ currency, amount: some.reduce((sum, { amount }) => sum + amount, 0) }))
    .toSorted((one, other) => (one.currency < other.currency ? -1 : 1));

/** What was spent in each year, the latest one first. */
export const costsByYear = (
  services: readonly { readonly costs: readonly Cost[] }[],
): readonly { readonly year: string; readonly costs: readonly Sum[] }[] =>
  [
    ...groupBy(
      services.flatMap(({ costs }) => costs),
      ({ on }) => on.slice(0, 4),
    ),
  ]
    .map(([year, some]) => ({ year, costs: sumsOf(some) }))
    .toSorted((one, other) => (one.year < other.year ? 1 : -1));
