import { currentLanguage } from './language.js';

/** The time zone of the recorded days, which the service says before anything is shown. */
let zone = 'Asia/Phnom_Penh';

export const keepTimeZone = (named: string): void => {
  zone = named;
  formats.clear();
};

const formats = new Map<string, Intl.DateTimeFormat>();
const format = (kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${currentLanguage()} ${kind}`;
  const known = formats.get(key);
  if (known) return known;
  const locale = currentLanguage() === 'km' ? 'km-KH' : 'en-GB';
  const made = new Intl.DateTimeFormat(locale, { calendar: 'gregory', numberingSystem: 'latn', ...options });
  formats.set(key, made);
  return made;
};

/** Some browsers lack Khmer names. */
export const MONTHS = {
  en: 'January February March April May June July August September October November December'.split(' '),
  km: 'មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ'.split(' '),
} as const;

/** In short, from Monday. */
export const WEEKDAYS = { en: 'Mo Tu We Th Fr Sa Su'.split(' '), km: 'ច អ ពុ ព្រ សុ ស អា'.split(' ') } as const;

const dayInKhmer = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS.km[month! - 1]} ${year}`;
};

/** `2020-03-05` → `5 Mar 2020`. */
export const dayInWords = (day: string): string =>
  currentLanguage() === 'km'
    ? dayInKhmer(day)
    : format('day', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00Z`),
      );

/** Of 31 February some browsers make 2 March, and others nothing. */
const isDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};

const DAY = /((?:written as|such as|ដូចជា)\s+)?\b(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b(?!T)/g;

/**
 * A sentence with its days as they are read: `2020-03-05 lies …` → `5 Mar 2020 lies …`. What is no day stays, and so does
 * the example of a format: `written as 2020-06-30`.
 */
export const daysInWords = (sentence: string): string =>
  sentence.replaceAll(DAY, (found, example: string | undefined, day: string) =>
    !example && isDay(day) ? dayInWords(day) : found,
  );

/** `2020-03` → `March 2020`. */
export const monthInWords = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  if (currentLanguage() === 'km') return `${MONTHS.km[number! - 1]} ${year}`;
  return format('month', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00Z`));
};

/** The time of day of an instant, where the organisation works. */
export const timeInWords = (instant: string): string =>
  format('time', { timeStyle: 'short', hour12: false, timeZone: zone }).format(new Date(instant));

export const instantInWords = (instant: string): string =>
  `${dayInWords(dayOf(new Date(instant)))}, ${timeInWords(instant)}`;

const DAY_MS = 86_400_000;

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** This locale writes `2020-03-05 10:00`. */
const localTimeAt = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
    .format(at)
    .replace(' ', 'T');

/** How far the clocks are ahead of UTC at an instant. */
const aheadAt = (at: number): number => Date.parse(`${localTimeAt(at)}Z`) - Math.floor(at / 60_000) * 60_000;

/**
 * `2020-03-05T10:00`, the time of day where the organisation works, as an instant: the first one if clocks show it twice,
 * and the one an hour later if they skip it. Anything else stays as it is.
 */
export const fromLocalTime = (local: string): string => {
  const shown = LOCAL_TIME.test(local) ? Date.parse(`${local}Z`) : Number.NaN;
  if (Number.isNaN(shown)) return local;
  // no clock is further from UTC, and none is changed twice in these days
  const [before, after] = [shown - DAY_MS, shown + DAY_MS].map((at) => shown - aheadAt(at)) as [number, number];
  const earlier = Math.min(before, after);
  const at = localTimeAt(earlier) === local ? earlier : Math.max(before, after);
  return new Date(at).toISOString();
};

/** An instant as the time of day where the organisation works, which a field for it shows. */
export const inLocalTime = (instant: string): string =>
  instant === '' || LOCAL_TIME.test(instant) ? instant : localTimeAt(Date.parse(instant));

/** The local day of an instant: UTC may still be on the previous day. */
export const dayOf = (at: Date): string => localTimeAt(at.getTime()).slice(0, 10);

export const today = (): string => dayOf(new Date());

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_MS);

/** The years from the last one back to the first. */
export const yearsBackFrom = (last: number, first: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, before) => String(last - before));
