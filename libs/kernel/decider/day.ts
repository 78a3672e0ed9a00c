/** A calendar day, ISO 8601 (`2020-06-30`), in the time of Cambodia. ISO days compare as text. */
export type Day = string;

/** Asia/Phnom_Penh has been UTC+7 without summer time since 1955, so the zone is arithmetic and needs no table. */
const PHNOM_PENH = 7 * 3_600_000;

/** The day in Cambodia at an instant (ISO 8601, UTC). */
export const dayAt = (instant: string): Day => new Date(Date.parse(instant) + PHNOM_PENH).toISOString().slice(0, 10);

/** Whole years from one day to another; a person born on 29 February has a birthday on 1 March in common years. */
export const yearsBetween = (from: Day, to: Day): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0);

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
