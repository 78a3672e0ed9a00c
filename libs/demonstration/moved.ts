import { daysAfter, daysBetween, yearOf, type Day } from '#kernel/decider';

/** The last day of the invented year. */
const END: Day = '2020-12-31';

const WEEK_DAYS = 7;

/** Days by which the invented year moves to end on a day, or up to six days before it: whole weeks, so that workdays stay workdays. */
export const shiftTo = (until: Day): number => WEEK_DAYS * Math.floor(daysBetween(END, until) / WEEK_DAYS);

/** The days between an input and the event that it led to, if both name a day. */
export const shiftBetween = (input: Fields, event: Fields): number =>
  [input.on, event.on].every(isDay) ? daysBetween(String(input.on), String(event.on)) : 0;

type Fields = Readonly<Record<string, unknown>>;

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** What a text becomes: a day, an instant, a month, or anything else, which stays. */
const moveText = (text: string, days: number): string => {
  if (isDay(text)) return daysAfter(text, days);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return daysAfter(text.slice(0, 10), days) + text.slice(10);
  return /^\d{4}-\d\d$/.test(text) ? daysAfter(`${text}-15`, days).slice(0, 7) : text;
};

/** A birthday moves as in the invented year, since years differ in length: ages stay. */
const moveBirth = (day: Day, days: number): Day => {
  const moved = daysAfter(`${yearOf(END)}${day.slice(4)}`, days);
  return daysAfter(`${yearOf(moved) - yearOf(END) + yearOf(day)}${moved.slice(4)}`, 0); // 29 February is not in every year
};

/** A year of birth moves with the day of birth, or with the day of its entry. */
const moveYear = (year: number, { birthDate, on }: Fields, days: number): number => {
  if (isDay(birthDate)) return Number(moveBirth(String(birthDate), days).slice(0, 4));
  return isDay(on) ? year + yearOf(daysAfter(String(on), days)) - yearOf(String(on)) : year;
};

const moveValue = (value: unknown, days: number): unknown => {
  if (typeof value === 'string') return moveText(value, days);
  if (Array.isArray(value)) return value.map((each) => moveValue(each, days));
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Fields;
  return Object.fromEntries(
    Object.entries(fields).map(([name, each]) => {
      if (name === 'birthDate') return [name, moveBirth(String(each), days)];
      if (name === 'birthYear' && typeof each === 'number') return [name, moveYear(each, fields, days)];
      return [name, moveValue(each, days)];
    }),
  );
};

/** The lines of a data set so many days later: all days in them, and no text that people read. */
export const moveLines = <Line extends object>(lines: readonly Line[], days: number): readonly Line[] =>
  days === 0 ? lines : lines.map((line) => moveValue(line, days) as Line);
