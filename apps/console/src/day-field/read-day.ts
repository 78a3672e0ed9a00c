import { MONTHS } from '../language/days.js';

/** Khmer digits are typed by some keyboards only; the console itself writes Latin ones. */
const inLatin = (text: string): string =>
  text.replaceAll(/[០-៩]/g, (digit) => String(digit.charCodeAt(0) - '០'.charCodeAt(0)));

/** What a day in Khmer may be written with: `ថ្ងៃទី៥ ខែមីនា ឆ្នាំ២០២០`. */
const KHMER_WORDS = /ថ្ងៃទី|ថ្ងៃ|ខែ|ឆ្នាំ/g;

/** The sign at the end of some months is written in two ways, or left out. */
const withoutSign = (month: string): string => month.replace(/[ៈះ]$/, '');

/** `Mar`, `march`, `មីនា` → 3, in whichever language the console speaks; 0 if it is no month. */
const monthIn = (text: string): number => {
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

const pad = (number: number): string => String(number).padStart(2, '0');

/**
 * A day as people write it, the day before the month: `5 Mar 2020`, `5/3/2020`, `05032020`, `៥ មីនា ២០២០`, `2020-03-05`.
 * The year has four digits. Undefined if it is no day of the calendar.
 */
export const dayIn = (written: string): string | undefined => {
  const text = inLatin(written).replaceAll(KHMER_WORDS, ' ').trim();
  const {
    year,
    month = '',
    date,
  } = [ISO, IN_DIGITS, WITHOUT_SIGNS, IN_WORDS].map((form) => form.exec(text)?.groups).find(Boolean) ?? { year: '' };
  const number = /^\d+$/.test(month) ? Number(month) : monthIn(month);
  const day = `${year}-${pad(number)}-${pad(Number(date))}`;
  const at = Date.parse(`${day}T00:00Z`);
  // the 31st of April would be read as the 1st of May
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined;
};

/** A day and a time of day, `5 Mar 2020, 14:30`, as a form keeps them: `2020-03-05T14:30`. */
export const timeIn = (written: string): string | undefined => {
  const [, before = '', hour, minute] = /^(.*?)[\s,T]+(\d\d?)[:.](\d\d)$/s.exec(inLatin(written).trim()) ?? [];
  const day = dayIn(before);
  return day && Number(hour) < 24 && Number(minute) < 60 ? `${day}T${pad(Number(hour))}:${minute}` : undefined;
};
