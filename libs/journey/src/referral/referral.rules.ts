import { dayAt, refuse, yearOf, yearsBetween, type Day } from '#decider';
import type { Person } from './referral.decider.js';

/** Rule 6: no day in the future. `now` is an instant, the day that of Cambodia. */
export const requirePast = (on: Day, now: string): void => {
  if (on > dayAt(now)) refuse('DATE_IN_FUTURE', `${on} has not come yet: record what has happened.`);
};

/** Rule 6: not in the future, not before birth, and not before what it rests on. */
export const requireDay = (
  on: Day,
  person: Person | null,
  now: string,
  restsOn: Readonly<Record<string, Day | undefined>> = {},
): void => {
  requirePast(on, now);
  if (person?.birthDate !== undefined && on < person.birthDate) {
    refuse('DATE_ORDER', `${on} is before she was born.`);
  }
  for (const [what, day] of Object.entries({ 'the referral': person?.referredOn, ...restsOn })) {
    if (day !== undefined && on < day) refuse('DATE_ORDER', `${on} is before ${what} (${day}), on which this rests.`);
  }
};

/**
 * Whole years on a day, or null when nothing is known. From a year of birth alone it is the least she can be: in doubt
 * she is a child.
 */
export const ageOn = (person: Person | null, on: Day): number | null => {
  if (!person) return null;
  const { birthDate, estimatedAge, birthYear, referredOn } = person;
  if (birthDate !== undefined) return yearsBetween(birthDate, on);
  if (estimatedAge !== undefined) return Math.max(0, estimatedAge + yearsBetween(referredOn, on));
  return birthYear === undefined ? null : Math.max(0, yearOf(on) - birthYear - 1);
};

/** A child: under 18 on the day. An unknown age counts as a child. */
export const isMinor = (person: Person | null, on: Day): boolean => {
  const age = ageOn(person, on);
  return age === null || age < 18;
};

/** What figures need, stamped in the clear when a fact is recorded, so that no figure ever opens a sealed value. */
export const stampedAge = (person: Person | null, on: Day): { ageOnDay: number | null; minor: boolean } => ({
  ageOnDay: ageOn(person, on),
  minor: isMinor(person, on),
});
