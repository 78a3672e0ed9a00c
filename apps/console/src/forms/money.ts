import { withoutGroups } from '../language/latin-digits.js';

/** How many decimals an amount of the currency may have. */
export const digitsOf = (currency: string): number =>
  /^[A-Z]{3}$/.test(currency)
    ? new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits!
    : 0;

/** How many decimals a typed amount has; undefined where it is none. `18.` is one on the way to `18.50`. */
export const decimalsIn = (typed: string): number | undefined => {
  const [, decimals] = /^\d+\.?(\d*)$/.exec(withoutGroups(typed)) ?? [];
  return decimals?.length;
};

/** `1,800.50` or `១៨០០.៥០` USD → 180050. What is no amount of the currency stays as it is typed, for the service to refuse. */
export const inSmallestUnit = (typed: string, currency: string): number | string => {
  const [decimals, digits] = [decimalsIn(typed), digitsOf(currency)];
  if (decimals === undefined || decimals > digits) return typed;
  return Math.round(Number(withoutGroups(typed)) * 10 ** digits);
};

/** 180050 USD → `1800.50`, as people type it. */
export const asTyped = (amount: number, currency: string): string =>
  (amount / 10 ** digitsOf(currency)).toFixed(digitsOf(currency)).replace(/\.0+$/, '');
