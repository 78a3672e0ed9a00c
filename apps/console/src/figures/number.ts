import { currentLanguage } from '../language/language.js';
import { moneyInWords } from '../language/money.js';
import { numberFormat } from '../language/numbers.js';
import type { Cell } from './documents.js';

/** `0.34` → `34 %`, `1234` → `1,234`; a dash without a number. */
export const numberInWords = (value: number | null | undefined, unit: string): string => {
  if (value === null || value === undefined) return '–';
  const style =
    unit === 'SHARE' ? ({ style: 'percent', maximumFractionDigits: 1 } as const) : { maximumFractionDigits: 1 };
  return numberFormat(currentLanguage(), style).format(value);
};

const MONEY = /^(?:cost|ordered|paid)\.([A-Z]{3})$/;

const currencyOf = (key: string): string | undefined => MONEY.exec(key)?.[1];

/** The number of a cell, or of the same cell in another period: an amount of money as such. */
export const valueInWords = ({ key, unit }: Pick<Cell, 'key' | 'unit'>, value: number | null | undefined): string => {
  const currency = currencyOf(key);
  if (currency === undefined || value === null || value === undefined) return numberInWords(value, unit);
  return moneyInWords({ amount: value, currency });
};

type Bar = Pick<Cell, 'key' | 'value' | 'unit'>;

/**
 * The length of a bar from 0 to 1: a share itself, any other number relative to the largest of its group, an amount of
 * money to the largest in its currency. An amount that is the only one in its currency has no bar: beside one in another
 * currency it would look equal.
 */
export const lengthOf = ({ key, value, unit }: Bar, beside: readonly Bar[]): number | undefined => {
  const currency = currencyOf(key);
  const alike = beside.filter((other) => other.unit === unit && currencyOf(other.key) === currency);
  if (currency !== undefined && alike.length < 2) return undefined;
  if (value === null || value <= 0) return 0;
  if (unit === 'SHARE') return Math.min(value, 1);
  const greatest = Math.max(...alike.map((other) => other.value ?? 0));
  return greatest > 0 ? value / greatest : 0;
};
