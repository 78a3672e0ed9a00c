import { currentLanguage } from './language.js';

/** The time zone of the recorded days. */
const ZONE = 'Asia/Phnom_Penh';

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

/** Some browsers lack Khmer month names. */
const MONTHS_KM = 'មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ'.split(' ');

const dayInKhmer = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS_KM[month! - 1]} ${year}`;
};

/** `2020-03-05` → `5 Mar 2020`. */
export const dayInWords = (day: string): string =>
  currentLanguage() === 'km'
    ? dayInKhmer(day)
    : format('day', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00Z`),
      );

/** `2020-03` → `March 2020`. */
export const monthInWords = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  if (currentLanguage() === 'km') return `${MONTHS_KM[number! - 1]} ${year}`;
  return format('month', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00Z`));
};

export const instantInWords = (instant: string): string => {
  const at = new Date(instant);
  const time = format('time', { timeStyle: 'short', hour12: false, timeZone: ZONE }).format(at);
  return `${dayInWords(dayOf(at))}, ${time}`;
};

const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** Cambodia has had one offset since 1955. */
const OFFSET_HOURS = 7;

/** `2020-03-05T10:00`, the time of day in Cambodia, as an instant. Anything else stays as it is. */
export const fromLocalTime = (local: string): string => (LOCAL_TIME.test(local) ? `${local}:00+07:00` : local);

/** An instant as the time of day in Cambodia, which a field for it shows. */
export const inLocalTime = (instant: string): string =>
  instant === '' || LOCAL_TIME.test(instant)
    ? instant
    : new Date(Date.parse(instant) + OFFSET_HOURS * 3_600_000).toISOString().slice(0, 16);

/** The local day of an instant: after midnight in Cambodia, UTC is still on the previous day. */
export const dayOf = (at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(at);

export const today = (): string => dayOf(new Date());

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
