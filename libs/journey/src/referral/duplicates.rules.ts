import type { Day } from '#decider';
import { wordsOf, type Names } from '../name/name.rules.js';
import { plain } from '../name/sound.rules.js';
import type { DuplicateReason, Sex } from './referral.codes.js';

/** What of somebody is compared: nothing where it is not known. */
export interface Described {
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly localGivenName?: string | undefined;
  readonly localFamilyName?: string | undefined;
  readonly birthDate?: Day | undefined;
  readonly birthYear?: number | undefined;
  readonly sex?: Sex | undefined;
  readonly contact?: { readonly value: string } | undefined;
}

/** What may be the same, as words that are compared. */
export interface Likeness {
  readonly name: readonly string[];
  readonly localName: readonly string[];
  readonly birthDate: readonly string[];
  readonly contact: readonly string[];
}

export const likenessOf = (person: Described): Likeness => ({
  name: inOrder(person.givenName, person.familyName),
  localName: inOrder(person.localGivenName, person.localFamilyName),
  birthDate: person.birthDate === undefined ? [] : [person.birthDate],
  contact: person.contact === undefined ? [] : [addressOf(person.contact.value)],
});

/** In whatever order: some write the family name first. */
const inOrder = (...names: Names): string[] => names.flatMap(wordsOf).toSorted();

/** A number of Cambodia is the same with +855, with 0, and however it is grouped; anything else is taken as text. */
const addressOf = (value: string): string => {
  const text = plain(value).replaceAll(/\s+/g, '');
  return /^\+?[\d().-]{6,}$/.test(text) ? text.replaceAll(/\D/g, '').replace(/^(00)?855|^0/, '') : text;
};

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 0 && one.join(' ') === other.join(' ');

/** Why two people may be one; nothing when nothing speaks for it. */
export const reasonsFor = (one: Described, other: Described): DuplicateReason[] => {
  const [mine, theirs] = [likenessOf(one), likenessOf(other)];
  const named = same(mine.name, theirs.name) || same(mine.localName, theirs.localName);
  const sameYear = one.birthYear !== undefined && one.birthYear === other.birthYear;
  const reasons: Readonly<Record<DuplicateReason, boolean>> = {
    SAME_NAME_AND_BIRTH_YEAR: named && sameYear,
    SAME_BIRTH_DATE_AND_SEX: same(mine.birthDate, theirs.birthDate) && one.sex === other.sex,
    SAME_CONTACT: same(mine.contact, theirs.contact),
    SAME_NAME: named && !sameYear,
  };
  return (Object.keys(reasons) as DuplicateReason[]).filter((reason) => reasons[reason]);
};
