/** Of sorted numbers, the one below which a share of them lies. */
export const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

export const sorted = (numbers) => numbers.toSorted((one, other) => one - other);

/** Five runs are enough to see how far they lie apart, and too few for more. */
export const spread = (numbers) => {
  const all = sorted(numbers);
  return { median: at(all, 0.5), least: all[0], most: all.at(-1), runs: all.length };
};

export const quantiles = (times) => {
  const all = sorted(times);
  return { p50: at(all, 0.5), p99: at(all, 0.99), max: all.at(-1), count: all.length };
};

/** In pairs, since both of a pair met the same weather. */
export const ratios = (measured, peer) => spread(measured.map((number, run) => number / peer[run]));

export const shown = (number, digits = 3) =>
  number >= 100 ? Math.round(number).toLocaleString('en') : String(Number(number.toPrecision(digits)));

export const range = ({ median, least, most, runs }) =>
  runs > 1 ? `${shown(median)} (${shown(least)}–${shown(most)})` : shown(median);
