import { MONTHS } from '../language/days.js';
import { inLatinDigits } from '../language/latin-digits.js';

/** What a day in Khmer may be written with: `ថ្ងៃទី៥ ខែមីនា ឆ្នាំ២០២០`. */
const KHMER_WORDS = /ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ/g;

/** The sign at the end of some months is written in two ways, or left out. */
const withoutSign = (month: string): string => month.replace(/[ៈះ]$/, '');

/** `Mar`, `march`, `មីនា` → 3, in whichever language the console speaks; 0 if it is no month. */
const monthNumberIn = (text: string): number => {
  const word = withoutSign(text.toLowerCase().replace(/\.$/, ''));
  const isIt = (month: string): boolean =>
    withoutSign(month) === word || (word.length >= 3 && month.toLowerCase().startsWith(word));
  return (
    Math.max(
      MONTHS.en.findIndex(isIt),
      MONTHS.km.findIndex((month) => withoutSign(month) === word),
    ) + 1
  );
};

const ISO = /^(?<year>\d{4})-(?<month>\d\d)-(?<date>\d\d)$/;
const IN_DIGITS = /^(?<date>\d\d?)\s*[/.\s-]\s*(?<month>\d\d?)\s*[/.\s-]\s*(?<year>\d{4})$/;
const WITHOUT_SIGNS = /^(?<date>\d\d)(?<month>\d\d)(?<year>\d{4})$/;
const IN_WORDS = /^(?<date>\d\d?)[\s.-]*(?<month>[^\d\s,.-]{2,}\.?)[\s,.-]*(?<year>\d{4})$/u;

/** No year that anybody records: the first of the Buddhist era in which a person of today was born. */
const FIRST_BUDDHIST_YEAR = 2400;

const pad = (number: number): string => String(number).padStart(2, '0');

/**
 * A day as people write it, the day before the month: `5 Mar 2020`, `5/3/2020`, `05032020`, `៥ មីនា ២០២០`, `2020-03-05`.
 * The year has four digits. Undefined if it is no day of the calendar, or of a year of the Buddhist era.
 */
export const dayIn = (written: string): string | undefined => {
  const day = dayOfAnyEra(written);
  return day && Number(day.slice(0, 4)) < FIRST_BUDDHIST_YEAR ? day : undefined;
};

const ISO_MONTH = /^(\d{4}-\d\d)$/;

/** A month as its first day is written. */
const asFirstDay = (month: string): string => {
  const written = inLatinDigits(month).trim();
  return ISO_MONTH.test(written) ? `${written}-01` : `1 ${written}`;
};

/** A month as people write it, and as a form keeps it: `Sept 2020`, `9/2020`, `កញ្ញា ២០២០` are `2020-09`. */
/** Outside these centuries, the service takes none. */
const CENTURIES = /^(19|20)/;

export const monthIn = (written: string): string | undefined => {
  const month = dayIn(asFirstDay(written))?.slice(0, 7);
  return month !== undefined && CENTURIES.test(month) ? month : undefined;
};

export const buddhistYearInMonth = (written: string): ReturnType<typeof buddhistYearIn> =>
  buddhistYearIn(asFirstDay(written));

/**
 * The two years that a year of the Buddhist era may be; undefined if a day is written in another one, or if it is none.
 * Khmer writers change the year at Visak Bochea, so that `៥ មីនា ២៥៧០` is 2027, and a day in December of that year is 2026;
 * a paper from Thailand counts 543 years all year. The writer of the day knows which: it is asked, and not guessed.
 */
export const buddhistYearIn = (
  written: string,
): { readonly year: number; readonly either: number; readonly or: number } | undefined => {
  const year = Number((dayOfAnyEra(written) ?? dayOfAnyEra(beforeTime(written)))?.slice(0, 4));
  return year >= FIRST_BUDDHIST_YEAR ? { year, either: year - 544, or: year - 543 } : undefined;
};

/**
 * What the calendar lacks of a day that is written as it should be: the month of `4/25/2020`, which has the month first, or
 * only the day, as of `31/4/2020`.
 */
export const missingInCalendar = (written: string): 'month' | 'day' | undefined => {
  const none = [written, beforeTime(written)].find((text) => partsOf(text) && !dayOfAnyEra(text));
  if (none === undefined) return undefined;
  return partsOf(none)!.number > 12 ? 'month' : 'day';
};

const partsOf = (written: string) => {
  const text = inLatinDigits(written).replaceAll(KHMER_WORDS, ' ').trim();
  const found = [ISO, IN_DIGITS, WITHOUT_SIGNS, IN_WORDS].map((form) => form.exec(text)?.groups).find(Boolean);
  if (!found) return undefined;
  const { year, month = '', date } = found;
  const number = /^\d+$/.test(month) ? Number(month) : monthNumberIn(month);
  // a word that is no month
  return number === 0 && !/^0+$/.test(month) ? undefined : { year, number, date };
};

const dayOfAnyEra = (written: string): string | undefined => {
  const parts = partsOf(written);
  if (!parts) return undefined;
  const day = `${parts.year}-${pad(parts.number)}-${pad(Number(parts.date))}`;
  const at = Date.parse(`${day}T00:00Z`);
  // the 31st of April would be read as the 1st of May
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined;
};

const WITH_TIME = /^(?<before>.*?)[\s,T]+(?<hour>\d\d?)[:.](?<minute>\d\d)$/s;

const beforeTime = (written: string): string => WITH_TIME.exec(inLatinDigits(written).trim())?.groups?.before ?? '';

/** A day and a time of day, `5 Mar 2020, 14:30`, as a form keeps them: `2020-03-05T14:30`. */
export const timeIn = (written: string): string | undefined => {
  const { hour, minute } = WITH_TIME.exec(inLatinDigits(written).trim())?.groups ?? {};
  const day = dayIn(beforeTime(written));
  return day && Number(hour) < 24 && Number(minute) < 60 ? `${day}T${pad(Number(hour))}:${minute}` : undefined;
};
