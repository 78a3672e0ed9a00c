/** The quantile of sorted numbers. */
export const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

export const sorted = (numbers) => numbers.toSorted((one, other) => one - other);

/** The middle one of sorted numbers; of an even count, the mean of both in the middle. */
const medianOf = (all) => (all[Math.floor((all.length - 1) / 2)] + all[Math.floor(all.length / 2)]) / 2;

/** The smallest and the largest: five runs show the range, but are too few for more. */
export const spreadOf = (numbers) => {
  const all = sorted(numbers);
  return { median: medianOf(all), least: all[0], most: all.at(-1), runs: all.length };
};

export const quantiles = (times) => {
  const all = sorted(times);
  return { p50: at(all, 0.5), p99: at(all, 0.99), max: all.at(-1), count: all.length };
};

/** Ratios in pairs, since both runs of a pair had the same conditions. */
export const ratios = (measured, peer) => spreadOf(measured.map((number, run) => number / peer[run]));

export const shown = (number, digits = 3) =>
  number >= 100 ? Math.round(number).toLocaleString('en') : String(Number(number.toPrecision(digits)));

export const range = ({ median, least, most, runs }) =>
  runs > 1 ? `${shown(median)} (${shown(least)}–${shown(most)})` : shown(median);
