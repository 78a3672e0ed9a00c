import { dayAt, type Day } from './day.js';

/** The day of a day or an instant. */
export const dayOf = (since: string): Day => (since.length > 10 ? dayAt(since) : since);

const LAST_DAY = '9999-12-31';

const toDay = (date: Date): Day => {
  const day = date.toISOString().slice(0, 10);
  return day.startsWith('+') ? LAST_DAY : day;
};

/** The instant a number of hours later, or earlier when negative. */
export const hoursAfter = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

const DAY_MS = 86_400_000;

export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

export const dayHalfway = (from: Day, to: Day): Day => daysAfter(from, Math.floor(daysBetween(from, to) / 2));

export const daysAfter = (day: Day, days: number): Day => toDay(new Date(Date.parse(day) + days * DAY_MS));

/** The last day of the month of a day. */
export const monthEnd = (day: Day): Day => monthsAfter(`${day.slice(0, 7)}-31`, 0);

/** The same day of the month a number of months later, or the last day of a shorter month. */
export const monthsAfter = (day: Day, months: number): Day => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toDay(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
};

export const earlierDay = (one: Day | undefined, other: Day): Day => (one !== undefined && one < other ? one : other);

export const laterDay = (one: Day, other: Day): Day => (one > other ? one : other);

interface WithDay {
  readonly on: Day;
}

/** Sorts by day; of one day, what was recorded first stays first. */
export const byDay = (one: WithDay, other: WithDay): number => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0);

/** The last of them; of one day, the one that was recorded last. */
export const latestByDay = <One extends WithDay>(all: readonly One[]): One | undefined => all.toSorted(byDay).at(-1);
