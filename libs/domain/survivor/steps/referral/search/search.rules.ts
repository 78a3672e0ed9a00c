import { likenessTo, strengthOf, type Likeness } from '../../../names/name.rules.js';
import type { PersonDescription } from '../duplicates/duplicates.rules.js';
import type { FoundReason } from '../referral.codes.js';

/** What a search looks for. */
export interface SearchTerms {
  readonly name: string;
  readonly birthYear?: number | undefined;
}

/**
 * A birthday may lie between an estimate and the year, so one year of difference still matches, as does an unknown
 * year.
 */
const mayBeBornIn = (sought: number | undefined, birthYear: number | null | undefined): boolean =>
  sought === undefined || birthYear === undefined || birthYear === null || Math.abs(birthYear - sought) <= 1;

/** Why a person may match the search; nothing when the name or the year differs. */
export type ReasonsOf = (person: PersonDescription) => readonly FoundReason[] | undefined;

/** For one search, which compares many people. */
export const searchReasons = ({ name, birthYear }: SearchTerms): ReasonsOf => {
  const likeness = likenessTo(name);
  return (person) => {
    if (!mayBeBornIn(birthYear, person.birthYear)) return undefined;
    const latin = likeness([person.givenName, person.familyName]);
    const found = stronger(latin, likeness([person.localGivenName, person.localFamilyName]));
    if (!found) return undefined;
    return [
      found.written ? 'SAME_NAME' : 'SIMILAR_NAME',
      ...(found.whole ? [] : (['PART_OF_NAME'] as const)),
      ...(birthYear !== undefined && birthYear === person.birthYear ? (['SAME_BIRTH_YEAR'] as const) : []),
    ];
  };
};

const stronger = (one: Likeness | undefined, other: Likeness | undefined): Likeness | undefined =>
  one && other ? (strengthOf(other) > strengthOf(one) ? other : one) : (one ?? other);
