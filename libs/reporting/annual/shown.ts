import type { ReportLanguage } from './report.js';
import type { ReportCell } from './report.js';
import type { AnnualWords } from './words.type.js';

type ValuedCell = Pick<ReportCell, 'key' | 'value' | 'unit'>;

/** Cells that are lower bounds, because not every reader of a poster is counted; and cells shown in words. */
const AT_LEAST = new Set(['M15.minors', 'P1.total', 'P2.total', 'P3.attendees', 'P5.total']);
const IN_WORDS = new Set(['M15.under13']);

/** Shares round down to steps of 5 %, numbers to their second digit; numbers below 100 are not rounded. */
const STEP_OF_SHARES = 0.05;
const FEW = 100;

const MONEY = /^(?:cost|ordered|paid)\.([A-Z]{3})$/;

/** The currency of an amount, which is counted in its smallest unit; undefined for any other number. */
export const currencyIn = ({ key }: Pick<ReportCell, 'key'>): string | undefined => MONEY.exec(key)?.[1];

/** The largest round number below the value: 684 is over 680, and 0.8 is over 75 %. */
export const roundBelow = ({ value, unit }: Pick<ReportCell, 'value' | 'unit'>): number | undefined => {
  if (value === null || value <= 0 || (unit === 'NUMBER' && value < FEW)) return undefined;
  const step = unit === 'SHARE' ? STEP_OF_SHARES : 10 ** (Math.floor(Math.log10(value)) - 1);
  // 0.8 / 0.05 is 16.000000000000004 in floating point
  return step * (Math.ceil(Number((value / step).toFixed(6))) - 1);
};

/** Formats numbers and dates in the language of the report. */
export class ShownFigures {
  constructor(
    private readonly words: AnnualWords,
    private readonly language: ReportLanguage,
  ) {}

  /** The reported value: exact, a lower bound, or in words. */
  formatReported(figure: string, cell: ValuedCell): string {
    const name = `${figure}.${cell.key}`;
    if (IN_WORDS.has(name) && cell.value !== null && cell.value > 0.5) return this.words.majority;
    const bound = AT_LEAST.has(name) ? roundBelow(cell) : undefined;
    return bound === undefined
      ? this.formatExact(cell)
      : `${this.words.over} ${this.formatExact({ ...cell, value: bound })}`;
  }

  formatExact({ key, value, unit }: ValuedCell): string {
    if (value === null) return '–';
    if (unit === 'SHARE') return `${this.number(value * 100, 1)} %`;
    if (unit === 'DAYS') return `${this.number(value, 1)} ${this.words.days}`;
    const currency = currencyIn({ key });
    return currency === undefined ? this.number(value) : this.#money(value, currency);
  }

  number(value: number, digits = 0): string {
    return value.toLocaleString(this.language, { maximumFractionDigits: digits });
  }

  day(day: string): string {
    return new Date(`${day}T00:00:00Z`).toLocaleDateString(this.language === 'en' ? 'en-GB' : this.language, {
      dateStyle: 'long',
      timeZone: 'UTC',
    });
  }

  minute(instant: string): string {
    return `${this.day(instant.slice(0, 10))}, ${instant.slice(11, 16)} UTC`;
  }

  #money(value: number, currency: string): string {
    const format = new Intl.NumberFormat(this.language, {
      style: 'currency',
      currency,
      currencyDisplay: 'code',
      // a price in riel has no cents
      trailingZeroDisplay: currency === 'KHR' ? 'stripIfInteger' : 'auto',
    });
    return format.format(value / 10 ** format.resolvedOptions().maximumFractionDigits!);
  }
}
