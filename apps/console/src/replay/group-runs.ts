export interface Money {
  readonly amount: number;
  readonly currency: string;
  /** The day on which it was spent. */
  readonly on?: unknown;
}

export const isMoney = (value: unknown): value is Money => {
  const { amount, currency } = (value ?? {}) as { readonly amount?: unknown; readonly currency?: unknown };
  return typeof amount === 'number' && typeof currency === 'string';
};

interface Run {
  readonly value: unknown;
  /** The last of its items: the same, but perhaps for its day. */
  readonly last: unknown;
  readonly times: number;
}

/** What makes two items the same: of an amount, not the day on which it was spent. */
const sameness = (item: unknown): string => JSON.stringify(isMoney(item) ? [item.amount, item.currency] : item);

/** Equal items that follow each other stand once: eleven months at one price are read at one glance. */
export const groupRuns = (items: readonly unknown[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const item of items) {
    const before = runs.at(-1);
    if (before && sameness(before.value) === sameness(item))
      runs[runs.length - 1] = { ...before, last: item, times: before.times + 1 };
    else runs.push({ value: item, last: item, times: 1 });
  }
  return runs;
};
