import { refuse, requireAfter, requirePast, yearOf, yearsBetween, type Day, type JsonObject } from '#decider';
import type { Birth } from './birth.rules.js';
import type { Aged, Person, Referral, Referred } from './referral.decider.js';

/** Whoever was never referred is not there. */
export const referred = (state: Referral): Referred =>
  state ?? refuse('NOT_FOUND', 'There is no such survivor, or she is not yours to see.');

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

/**
 * The facts of her birth once more is said of it, or nothing when it is about something else. A date replaces whatever was
 * said before; a year or an estimate replaces years and estimates, and must agree with a date that is known.
 */
export const birthAsRevised = (person: Person, said: Birth): Required<Birth> | undefined =>
  said.birthDate === undefined && said.birthYear === undefined && said.estimatedAge === undefined
    ? undefined
    : {
        birthDate: said.birthDate ?? person.birthDate,
        birthYear: said.birthYear,
        estimatedAge: said.estimatedAge,
      };

/** How old she was in the entries that say something else. */
export const restatedAges = (person: Person, aged: readonly Aged[]) =>
  aged
    .filter(({ on, ageOnDay, minor }) => ageOn(person, on) !== ageOnDay || isMinor(person, on) !== minor)
    .map(({ eventId, on }) => ({ eventId, ...stampedAge(person, on) }));

/** Rule 17: what is recorded of a duplicate is recorded in the record that is kept. */
export const requireUnlinked = (person: Referral): void => {
  if (person?.linkedTo !== undefined)
    refuse(
      'LINKED_ELSEWHERE',
      `This record is a duplicate: go on in ${person.linkedTo}, or unlink it with unlinkPerson.`,
    );
};

const ERASING = /^(ErasureRequested|ErasureApproved|ErasureBegun|ErasureWithdrawn|PersonalDataErased)$/;

/** Rule 17: the record that is kept is no duplicate itself, or nobody could go on in either; nor is it erased, or about to be. */
export const requireKept = (
  events: readonly { readonly id?: string; readonly type: string; readonly data: JsonObject }[],
): void => {
  const erasing = events.findLast(({ type }) => ERASING.test(type))?.type;
  if (erasing === 'PersonalDataErased')
    refuse('SUBJECT_ERASED', 'That record was erased: nobody goes on in it. Keep this one.');
  if (erasing !== undefined && erasing !== 'ErasureWithdrawn')
    refuse(
      'ERASURE_UNDER_WAY',
      'The erasure of that record is asked for, and no link may bring it here: withdraw it (withdrawErasure), link the two, and ask for it again.',
    );
  const struckOut = new Set(events.filter(({ type }) => type === 'EntryStruckOut').map(({ data }) => data.eventId));
  const last = events.findLast(
    ({ id, type }) => (type === 'PersonLinked' || type === 'PersonUnlinked') && !struckOut.has(id),
  );
  if (last?.type === 'PersonLinked')
    refuse(
      'LINKED_ELSEWHERE',
      `That record is a duplicate itself: name ${String(last.data.keptSurvivorId)}, in which she goes on, or unlink it with unlinkPerson.`,
    );
};
