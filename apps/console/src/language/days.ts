import { spoken } from './language.js';

/** Where a day is a day: as the record has it. */
const ZONE = 'Asia/Phnom_Penh';

const formats = new Map<string, Intl.DateTimeFormat>();
const format = (kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${spoken()} ${kind}`;
  const known = formats.get(key);
  if (known) return known;
  const locale = spoken() === 'km' ? 'km-KH' : 'en-GB';
  const made = new Intl.DateTimeFormat(locale, { calendar: 'gregory', numberingSystem: 'latn', ...options });
  formats.set(key, made);
  return made;
};

/** `2020-03-05` → `5 Mar 2020`. */
export const dayInWords = (day: string): string =>
  format('day', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`));

export const instantInWords = (instant: string): string =>
  format('instant', { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE }).format(new Date(instant));

export const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(new Date());

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
