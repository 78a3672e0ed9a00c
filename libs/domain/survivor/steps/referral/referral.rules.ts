import {
  DAY_FIELD,
  refuse,
  refuseField,
  requireAfter,
  requirePast,
  yearOf,
  yearsBetween,
  type Day,
} from '#kernel/decider';
import { notFound } from '../../relation/relation.rules.js';
import { yearOfBirth, type Birth } from './birth.rules.js';
import { otherRecord, type OtherEvent } from './other-record.rules.js';
import type { AgeFacts, OutgoingReferral, Person, Referral, ReferredPerson } from './referral.state.js';

/** Refuses when the survivor was never referred. */
export const requireReferred = (state: Referral): ReferredPerson => state ?? notFound();

/** What a day must follow, by label, and when that was. */
export type EarlierDays = Readonly<Record<string, Day | undefined>>;

/** The first day on which the survivor can have been alive; an estimated age says nothing as exact as that. */
const earliestBirth = ({ birthDate, birthYear, estimatedAge }: Person): Day | undefined =>
  birthDate ?? (birthYear === undefined || estimatedAge !== undefined ? undefined : `${birthYear}-01-01`);

const requireAlive = (on: Day, person: Person | null, field = DAY_FIELD): void => {
  const birth = person ? earliestBirth(person) : undefined;
  if (birth !== undefined && on < birth) {
    refuseField(
      // the day of the birth is for those who may read it
      { field, on, after: { what: 'the birth' } },
      'DATE_ORDER',
      `${on} is before the survivor was born: correct the day, or the birth date with revisePersonDetails.`,
    );
  }
};

/** Rule 6 for what may precede the referral, such as a consent to be referred: not in the future, not before birth. */
export const requireBorn = (on: Day, person: Person | null, now: string): void => {
  requirePast(on, now);
  requireAlive(on, person);
};

/** Rule 6: not before birth, and not before what the day must follow. */
export const requireOrder = (on: Day, person: Person | null, restsOn: EarlierDays = {}, field = DAY_FIELD): void => {
  requireAlive(on, person, field);
  requireAfter(on, { 'the referral': person?.referredOn, ...restsOn }, field);
};

/** Rule 6 for what has happened: not in the future either. */
export const requireDay = (on: Day, person: Person | null, now: string, restsOn: EarlierDays = {}): void => {
  requirePast(on, now);
  requireOrder(on, person, restsOn);
};

/**
 * Whole years on a day, or null when nothing is known. A year of birth alone yields the lowest possible age: in doubt,
 * the survivor counts as a child.
 */
export const ageOn = (person: Person | null, on: Day): number | null => {
  if (!person) return null;
  const { birthDate, estimatedAge, birthYear, referredOn } = person;
  if (birthDate !== undefined) return yearsBetween(birthDate, on);
  if (estimatedAge !== undefined) return Math.max(0, estimatedAge + yearsBetween(referredOn, on));
  return birthYear === undefined ? null : Math.max(0, yearOf(on) - birthYear - 1);
};

/** A child: under 18. An unknown age counts as a child. */
export const isChild = (age: number | null): boolean => age === null || age < 18;

/** Whether the survivor is a child on that day. */
export const isMinor = (person: Person | null, on: Day): boolean => isChild(ageOn(person, on));

/** The age that figures need, stored unsealed with the event, so that no figure ever opens a sealed value. */
export const ageStamp = (person: Person | null, on: Day): { ageOnDay: number | null; minor: boolean } => ({
  ageOnDay: ageOn(person, on),
  minor: isMinor(person, on),
});

/**
 * The birth details after a revision, or nothing when it does not concern them. A date replaces the date given before.
 * A year or an estimate replaces years and estimates, and must agree with a known date.
 */
export const birthAsRevised = (person: Person, payload: Birth): Required<Birth> | undefined =>
  payload.birthDate === undefined && payload.birthYear === undefined && payload.estimatedAge === undefined
    ? undefined
    : {
        birthDate: payload.birthDate ?? person.birthDate,
        birthYear: payload.birthYear,
        estimatedAge: payload.estimatedAge,
      };

/**
 * Whether these birth details are in force already. They may have been replaced since they were given: then they count
 * again. Beside a known date, no year and no estimate changes anything.
 */
export const isInForce = (person: Person, birth: Birth): boolean =>
  birth.birthDate === undefined
    ? birth.estimatedAge === person.estimatedAge &&
      yearOfBirth(birth, person.referredOn) === yearOfBirth(person, person.referredOn)
    : birth.birthDate === person.birthDate;

/** The ages of the entries that recorded another age. */
export const restateAges = (person: Person, aged: readonly AgeFacts[]) =>
  aged
    .filter(({ on, ageOnDay, minor }) => ageOn(person, on) !== ageOnDay || isMinor(person, on) !== minor)
    .map(({ eventId, on }) => ({ eventId, ...ageStamp(person, on) }));

/** Rule 17: facts about a duplicate are recorded in the record that is kept. */
export const requireUnlinked = (person: Referral): void => {
  if (person?.linkedTo !== undefined)
    refuse(
      'LINKED_ELSEWHERE',
      `This record is a duplicate: go on in ${person.linkedTo}, or unlink it with unlinkPerson.`,
    );
};

/**
 * Rule 17: the kept record is not a duplicate itself, or work could continue in neither; nor is it erased or about to
 * be.
 */
export const requireKept = (events: readonly OtherEvent[]): void => {
  const { erasure, keptSurvivorId } = otherRecord(events);
  if (erasure === 'PersonalDataErased')
    refuse('SUBJECT_ERASED', 'That record was erased, so work cannot continue in it. Keep this one.');
  if (erasure !== undefined)
    refuse(
      'ERASURE_UNDER_WAY',
      'An erasure of that record is pending, so no record may be linked to it: use withdrawErasure, link the two, and request the erasure again.',
    );
  if (keptSurvivorId !== undefined)
    refuse(
      'LINKED_ELSEWHERE',
      `That record is a duplicate itself: name ${keptSurvivorId}, in which the work continues, or unlink it with unlinkPerson.`,
    );
};

/** What another organisation answers, it answers to our referral. */
export const requireAfterReferral = (made: Pick<OutgoingReferral, 'on' | 'answeredOn'>, on: Day): void =>
  requireAfter(on, { 'our referral': made.on, 'the answer before': made.answeredOn });
