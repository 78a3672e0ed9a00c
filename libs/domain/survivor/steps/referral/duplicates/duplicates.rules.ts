import type { Day } from '#kernel/decider';
import { wordsOf, type Names } from '../../../names/name.rules.js';
import { normalizeName } from '../../../names/sound.rules.js';
import type { DuplicateReason, Sex } from '../referral.codes.js';

/** The details of a person that are compared; an unknown detail is left out. */
export interface PersonDescription {
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly localGivenName?: string | undefined;
  readonly localFamilyName?: string | undefined;
  readonly birthDate?: Day | undefined;
  readonly birthYear?: number | undefined;
  readonly sex?: Sex | undefined;
  readonly contact?: { readonly value: string } | undefined;
}

/** The details that may match, as words that can be compared. */
export interface ComparableDetails {
  readonly name: readonly string[];
  readonly localName: readonly string[];
  readonly birthDate: readonly string[];
  readonly birthYear: readonly string[];
  readonly contact: readonly string[];
}

export const comparableDetailsOf = (person: PersonDescription): ComparableDetails => ({
  name: inOrder(person.givenName, person.familyName),
  localName: inOrder(person.localGivenName, person.localFamilyName),
  birthDate: person.birthDate === undefined ? [] : [person.birthDate],
  birthYear: person.birthYear === undefined ? [] : [String(person.birthYear)],
  contact: person.contact === undefined ? [] : [addressOf(person.contact.value)],
});

/** The words in a fixed order, because some people write the family name first. */
const inOrder = (...names: Names): string[] => names.flatMap(wordsOf).toSorted();

/** A Cambodian number is the same with +855, with 0, in any grouping, and in Khmer digits; anything else is compared as text. */
export const addressOf = (value: string): string => {
  const text = normalizeName(value)
    .replaceAll(/[០-៩]/g, (digit) => String(digit.charCodeAt(0) - '០'.charCodeAt(0)))
    .replaceAll(/\s+/g, '');
  return /^\+?[\d().-]{6,}$/.test(text) ? text.replaceAll(/\D/g, '').replace(/^(00)?855|^0/, '') : text;
};

const haveSameItems = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 0 && one.join(' ') === other.join(' ');

/** Why two people may be the same person; empty when nothing suggests it. */
export const reasonsFor = (one: PersonDescription, other: PersonDescription): DuplicateReason[] => {
  const [mine, theirs] = [comparableDetailsOf(one), comparableDetailsOf(other)];
  const named = haveSameItems(mine.name, theirs.name) || haveSameItems(mine.localName, theirs.localName);
  const sameYear = one.birthYear !== undefined && one.birthYear === other.birthYear;
  const reasons: Readonly<Record<DuplicateReason, boolean>> = {
    SAME_NAME_AND_BIRTH_YEAR: named && sameYear,
    SAME_BIRTH_DATE_AND_SEX: haveSameItems(mine.birthDate, theirs.birthDate) && one.sex === other.sex,
    SAME_CONTACT: haveSameItems(mine.contact, theirs.contact),
    SAME_NAME: named && !sameYear,
  };
  return (Object.keys(reasons) as DuplicateReason[]).filter((reason) => reasons[reason]);
};
