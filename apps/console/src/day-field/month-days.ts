const DAY_MS = 86_400_000;

const millisecondsOf = (day: string): number => Date.parse(`${day}T00:00Z`);
const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const daysAfter = (day: string, days: number): string => dayAt(millisecondsOf(day) + days * DAY_MS);

/** Monday is 0. */
export const weekdayOf = (day: string): number => (new Date(millisecondsOf(day)).getUTCDay() + 6) % 7;

/** The same day of another month, or its last day if it is shorter. */
export const monthsAfter = (day: string, months: number): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0));
  return dayAt(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())));
};

/** The day with which a calendar begins: one that may be chosen, since no other takes the focus. */
export const firstShown = (day: string, max: string | undefined): string =>
  max !== undefined && day > max ? max : day;

/** The weeks of the month of a day, from Monday to Sunday; undefined where the days of another month stand. */
export const weeksOf = (day: string): readonly (readonly (string | undefined)[])[] => {
  const first = `${day.slice(0, 7)}-01`;
  const monday = daysAfter(first, -weekdayOf(first));
  const count = Math.ceil((weekdayOf(first) + Number(daysAfter(monthsAfter(first, 1), -1).slice(8))) / 7);
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_day, weekday) => {
      const one = daysAfter(monday, week * 7 + weekday);
      return one.startsWith(first.slice(0, 7)) ? one : undefined;
    }),
  );
};

/** Where a key leads in a month of days; undefined if it leads nowhere. */
export const dayAfterKey = (day: string, key: string): string | undefined => {
  const weekday = weekdayOf(day);
  const ways: Readonly<Record<string, () => string>> = {
    ArrowLeft: () => daysAfter(day, -1),
    ArrowRight: () => daysAfter(day, 1),
    ArrowUp: () => daysAfter(day, -7),
    ArrowDown: () => daysAfter(day, 7),
    Home: () => daysAfter(day, -weekday),
    End: () => daysAfter(day, 6 - weekday),
    PageUp: () => monthsAfter(day, -1),
    PageDown: () => monthsAfter(day, 1),
  };
  return ways[key]?.();
};
