import { quantiles, shown } from '../numbers.mjs';

/**
 * The sum of the parts of each measurement, each part for itself, and the least that is left if all that can happens at
 * once: `least` computes it from the parts.
 */
export const sumsOf = (all, least) => ({
  least: quantiles(all.map(least)),
  sum: quantiles(all.map((times) => Object.values(times).reduce((sum, one) => sum + one, 0))),
  parts: Object.fromEntries(Object.keys(all[0]).map((part) => [part, quantiles(all.map((times) => times[part]))])),
});

export const formatParts = (parts) =>
  Object.entries(parts)
    .map(([part, { p50, p99 }]) => `${part} ${shown(p50)} / ${shown(p99)}`)
    .join(', ');

export const both = ({ p50, p99 }) => `${shown(p50)} / ${shown(p99)} ms`;

const READER = {
  nothing: 'query of nothing',
  read: 'read without news',
  entry: 'append of the entry',
  row: 'row with row security',
};

/** The views are asked while the relation is read and the entry is written. */
export const findLeastTimeOfReading = (times) =>
  times[READER.nothing] + Math.max(times[READER.read] + times[READER.entry], times[READER.row]);

/** The views write and are asked while the request arrives, the relation is read and the entry is written. */
export const findLeastTimeOfVisible = ({ 'append and subscription': received, 'the same rows': rows, ...times }) =>
  received + Math.max(times[READER.nothing] + times[READER.read] + times[READER.entry], rows + times[READER.row]);
