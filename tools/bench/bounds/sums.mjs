import { quantiles, shown } from '../numbers.mjs';

/** The sum of the parts of each measurement, and each part for itself. */
export const sumsOf = (all) => ({
  sum: quantiles(all.map((times) => Object.values(times).reduce((sum, one) => sum + one, 0))),
  parts: Object.fromEntries(Object.keys(all[0]).map((part) => [part, quantiles(all.map((times) => times[part]))])),
});

export const saidOf = (parts) =>
  Object.entries(parts)
    .map(([part, { p50, p99 }]) => `${part} ${shown(p50)} / ${shown(p99)}`)
    .join(', ');

export const both = ({ p50, p99 }) => `${shown(p50)} / ${shown(p99)} ms`;
