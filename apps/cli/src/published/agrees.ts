/** A number as a report prints it; a share as a fraction. */
export interface PublishedFigure {
  /** Figure and cell, such as `M2.girls`; `M1` is the figure as a whole, `M1@2020-06-30` as of that day. */
  readonly id: string;
  readonly published: number;
  /** A share printed to so many decimals of the fraction: 48 % has two, 37.50 % has four. */
  readonly decimals?: number;
  /** Printed as “over” or “more than”. */
  readonly lowerBound?: true;
  /** Printed in words only; `published` then says what they mean as a number. */
  readonly words?: 'majority';
  readonly note?: string;
}

interface ComputedValue {
  readonly value: number | null;
}

/** A lower bound is reached, a majority is more than half, a share is the printed one once it is rounded likewise. */
export const matchesPublished = (
  { published, decimals, lowerBound, words }: PublishedFigure,
  { value }: ComputedValue,
): boolean => {
  if (value === null) return false;
  if (words === 'majority') return value > published;
  if (lowerBound) return value >= published;
  return decimals === undefined ? value === published : roundShare(value, decimals) === roundShare(published, decimals);
};

/** Rounds to whole units of the last decimal, and a half, such as 37.5 %, up as people do, whatever floats make of it. */
const roundShare = (share: number, decimals: number): number => Math.round(Number((share * 10 ** decimals).toFixed(6)));
