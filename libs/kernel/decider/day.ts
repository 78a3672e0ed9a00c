import { refuseField } from './refusal.js';

/** A calendar day, ISO 8601 (`2020-06-30`), in the time zone of the log. ISO days compare as text. */
export type Day = string;

/** The time zone of logs from before it could be chosen, and wherever the settings name no other. */
export const USUAL_TIME_ZONE = 'Asia/Phnom_Penh';

/** This locale writes days as ISO 8601 does. */
const ISO_LOCALE = 'en-CA';

const FORMATS = new Map<string, Intl.DateTimeFormat>();
const formatIn = (zone: string): Intl.DateTimeFormat => {
  const format = FORMATS.get(zone) ?? new Intl.DateTimeFormat(ISO_LOCALE, { timeZone: zone, dateStyle: 'short' });
  FORMATS.set(zone, format);
  return format;
};

/** Whether it is a time zone of the IANA, such as Asia/Kathmandu: an offset such as +07:00 knows no summer time. */
export const isTimeZone = (zone: unknown): boolean => {
  if (typeof zone !== 'string' || !/^[A-Z]/i.test(zone)) return false;
  try {
    return formatIn(zone) !== undefined;
  } catch {
    return false;
  }
};

/** The last answer for each zone. A command asks several times for the day of one moment, and requests come close. */
const LAST = new Map<string, { readonly minute: string; readonly day: Day }>();

/** From here on, all clocks of the world differ by whole minutes, and none is changed within one. */
const WHOLE_MINUTES = '1973';

/** The day in a time zone at an instant (ISO 8601, UTC). */
export const dayIn = (zone: string, instant: string): Day => {
  const minute = minuteOf(instant);
  const last = LAST.get(zone);
  if (last !== undefined && last.minute === minute) return last.day;
  const day = formatIn(zone).format(Date.parse(instant));
  if (minute !== undefined) LAST.set(zone, { minute, day });
  return day;
};

/** `2020-06-29T17:00` of `2020-06-29T17:00:00.000Z`; undefined for any other form, or where a minute may have two days. */
const minuteOf = (instant: string): string | undefined =>
  instant.length === 24 && instant >= WHOLE_MINUTES ? instant.slice(0, 16) : undefined;

/** No time zone is further from UTC. */
const FURTHEST_MS = 15 * 3_600_000;

/** The first instant of a day in a time zone, which need not be midnight: some clocks are put forward then. */
export const dayBeginsIn = (zone: string, day: Day): string => {
  let [before, from] = [Date.parse(day) - FURTHEST_MS, Date.parse(day) + FURTHEST_MS];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayIn(zone, new Date(middle).toISOString()) < day) before = middle;
    else from = middle;
  }
  return new Date(from).toISOString();
};

let ownZone = USUAL_TIME_ZONE;

/** A process is configured once, before it reads its log: each log belongs to one time zone, and says so. */
export const daysAreIn = (zone: string): void => void (ownZone = zone);

/** The time zone of the log. */
export const timeZone = (): string => ownZone;

/** The day at an instant (ISO 8601, UTC), in the time zone of the log. */
export const dayAt = (instant: string): Day => dayIn(ownZone, instant);

/** The first instant of a day, in the time zone of the log. */
export const dayBegins = (day: Day): string => dayBeginsIn(ownZone, day);

/** Whole years from one day to another; a person born on 29 February has a birthday on 1 March in common years. */
export const yearsBetween = (from: Day, to: Day): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** What the field is called in which a command names the day of its event. */
export const DAY_FIELD = 'on';

/** No day in the future. `now` is an instant, the day that of the log. */
export const requirePast = (on: Day, now: string, field = DAY_FIELD): void => {
  if (on > dayAt(now))
    refuseField({ field, on }, 'DATE_IN_FUTURE', `${on} lies in the future: record what has happened, with its day.`);
};

/** The day must not precede those it rests on (label → day). */
export const requireAfter = (on: Day, restsOn: Readonly<Record<string, Day | undefined>>, field = DAY_FIELD): void => {
  for (const [what, day] of Object.entries(restsOn)) {
    if (day !== undefined && on < day)
      refuseField(
        { field, on, after: { what, day } },
        'DATE_ORDER',
        `${on} is before ${what} (${day}), which must come first: correct one of the two days.`,
      );
  }
};
