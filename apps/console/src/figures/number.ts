import { currentLanguage } from '../language/language.js';
import { moneyInWords } from '../language/money.js';
import type { Cell } from './documents.js';

/** `0.34` → `34 %`, `1234` → `1,234`; a dash without a number. */
export const numberInWords = (value: number | null | undefined, unit: string): string => {
  if (value === null || value === undefined) return '–';
  const style =
    unit === 'SHARE' ? ({ style: 'percent', maximumFractionDigits: 1 } as const) : { maximumFractionDigits: 1 };
  return new Intl.NumberFormat(currentLanguage() === 'km' ? 'km-KH-u-nu-latn' : 'en-GB', style).format(value);
};

const MONEY = /^(?:cost|ordered|paid)\.([A-Z]{3})$/;

/** The number of a cell, or of the same cell in another period: an amount of money as such. */
export const valueInWords = ({ key, unit }: Pick<Cell, 'key' | 'unit'>, value: number | null | undefined): string => {
  const currency = MONEY.exec(key)?.[1];
  if (currency === undefined || value === null || value === undefined) return numberInWords(value, unit);
  return moneyInWords({ amount: value, currency });
};

/** The length of a bar from 0 to 1: a share itself, any other number relative to the largest of its group. */
export const lengthOf = (
  { value, unit }: Pick<Cell, 'value' | 'unit'>,
  beside: readonly Pick<Cell, 'value' | 'unit'>[],
): number => {
  if (value === null || value <= 0) return 0;
  if (unit === 'SHARE') return Math.min(value, 1);
  const greatest = Math.max(...beside.filter((other) => other.unit === unit).map((other) => other.value ?? 0));
  return greatest > 0 ? value / greatest : 0;
};
