interface Run {
  readonly value: unknown;
  readonly times: number;
}

/** Equal items that follow each other stand once: eleven months at one price are read at one glance. */
export const groupRuns = (items: readonly unknown[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const value of items) {
    const last = runs.at(-1);
    if (last && JSON.stringify(last.value) === JSON.stringify(value))
      runs[runs.length - 1] = { value, times: last.times + 1 };
    else runs.push({ value, times: 1 });
  }
  return runs;
};
