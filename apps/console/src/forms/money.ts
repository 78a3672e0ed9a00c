import { inLatinDigits } from '../language/latin-digits.js';

const digitsOf = (currency: string): number =>
  /^[A-Z]{3}$/.test(currency)
    ? new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits!
    : 0;

/** `1,800.50` or `១៨០០.៥០` USD → 180050. What is no amount of the currency stays as it is typed, for the service to refuse. */
export const inSmallestUnit = (typed: string, currency: string): number | string => {
  const amount = inLatinDigits(typed)
    .trim()
    .replaceAll(/[,\s](?=\d{3}\b)/g, '');
  const digits = digitsOf(currency);
  const decimals = /^\d+(?:\.(\d+))?$/.exec(amount)?.[1]?.length ?? 0;
  return /^\d+(\.\d+)?$/.test(amount) && decimals <= digits ? Math.round(Number(amount) * 10 ** digits) : typed;
};

/** 180050 USD → `1800.50`, as people type it. */
export const asTyped = (amount: number, currency: string): string =>
  (amount / 10 ** digitsOf(currency)).toFixed(digitsOf(currency)).replace(/\.0+$/, '');
