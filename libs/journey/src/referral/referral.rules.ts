import { refuse, requireAfter, requirePast, yearOf, yearsBetween, type Day } from '#decider';
import type { Person } from './referral.decider.js';

/** What a day rests on, in words, and when that was. */
export type RestsOn = Readonly<Record<string, Day | undefined>>;

const requireAlive = (on: Day, person: Person | null): void => {
  if (person?.birthDate !== undefined && on < person.birthDate) {
    refuse('DATE_ORDER', `${on} is before she was born.`);
  }
};

/** Rule 6 for what may come before the referral, as a consent to be referred does: not in the future, not before birth. */
export const requireBorn = (on: Day, person: Person | null, now: string): void => {
  requirePast(on, now);
  requireAlive(on, person);
};

/** Rule 6: not before birth, and not before what it rests on. */
export const requireOrder = (on: Day, person: Person | null, restsOn: RestsOn = {}): void => {
  requireAlive(on, person);
  requireAfter(on, { 'the referral': person?.referredOn, ...restsOn });
};

/** Rule 6 for what has happened: not in the future either. */
export const requireDay = (on: Day, person: Person | null, now: string, restsOn: RestsOn = {}): void => {
  requirePast(on, now);
  requireOrder(on, person, restsOn);
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
