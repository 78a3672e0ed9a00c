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
  readonly times: number;
  /** The days on which equal amounts were spent, as they stand. */
  readonly days: readonly string[];
}

/** What makes two items the same: of an amount, not the day on which it was spent. */
const sameness = (item: unknown): string =>
  JSON.stringify(
    isMoney(item)
      ? Object.entries({ ...item, on: dayOf(item).length }).toSorted(([one], [other]) => (one < other ? -1 : 1))
      : item,
  );

const dayOf = (item: unknown): readonly string[] => (isMoney(item) && typeof item.on === 'string' ? [item.on] : []);

/** Equal items that follow each other stand once: eleven months at one price are read at one glance. */
export const groupRuns = (items: readonly unknown[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const item of items) {
    const before = runs.at(-1);
    if (before && sameness(before.value) === sameness(item))
      runs[runs.length - 1] = { ...before, times: before.times + 1, days: [...before.days, ...dayOf(item)] };
    else runs.push({ value: item, times: 1, days: dayOf(item) });
  }
  return runs;
};

/** From the first day to the last; where one is there twice, each day with its number, since a range would hide it. */
export const formatDays = (days: readonly string[], inWords: (day: string) => string): string => {
  const distinct = [...new Set(days)].toSorted();
  if (distinct.length === 1 || distinct.length === days.length)
    return [...new Set([distinct[0], distinct.at(-1)])].flatMap((day) => (day ? [inWords(day)] : [])).join(' – ');
  return distinct
    .map((day) => {
      const times = days.filter((one) => one === day).length;
      return times > 1 ? `${inWords(day)} × ${times}` : inWords(day);
    })
    .join(', ');
};
