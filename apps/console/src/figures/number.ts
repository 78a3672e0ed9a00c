import { currentLanguage } from '../language/language.js';
import type { Cell } from './documents.js';

/** `0.34` → `34 %`, `1234` → `1,234`; a dash without a number. */
export const numberInWords = (value: number | null | undefined, unit: string): string => {
  if (value === null || value === undefined) return '–';
  const style =
    unit === 'SHARE' ? ({ style: 'percent', maximumFractionDigits: 1 } as const) : { maximumFractionDigits: 1 };
  return new Intl.NumberFormat(currentLanguage() === 'km' ? 'km-KH-u-nu-latn' : 'en-GB', style).format(value);
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
