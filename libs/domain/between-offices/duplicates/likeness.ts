import { v5 } from 'uuid';
import {
  comparableDetailsOf,
  reasonsFor,
  wholeKeysOf,
  type DuplicateReason,
  type PersonDescription,
  type SurvivorState,
  type WholeKey,
} from '#domain/survivor';
import { unlessErased } from '#kernel/decider';
import type { Token } from '#kernel/integrity';

/** The checkpoint of the reader of the log that compares records. */
export const DUPLICATE_MATCHER = 'matcher:duplicates';

/** The namespace of the ids of pairs: never change it. */
const IDS = 'c4e8a1b7-5d29-5f36-9a08-1b3c5d7e9f20';

/** One id for a pair, whichever of its two records is named first. */
export const pairIdOf = (survivorIds: readonly string[]): string => v5(survivorIds.toSorted().join(' '), IDS);

/** What is known of the person now; undefined where there is nothing to compare, as in a duplicate or after an erasure. */
export const descriptionOf = ({ referral, privacy }: SurvivorState): PersonDescription | undefined => {
  if (referral === null || referral.linkedTo !== undefined || privacy.erasure) return undefined;
  const details = Object.entries(referral.details).map(([field, value]) => [field, unlessErased<unknown>(value)]);
  return { ...Object.fromEntries(details), birthYear: referral.birthYear } as PersonDescription;
};

/** The keys under which records that may be alike are found: each has two signs, or a whole name. A contact alone suggests nothing. */
export const alikeKeysOf = (person: PersonDescription, token: Token): readonly WholeKey[] =>
  wholeKeysOf(comparableDetailsOf(person), token).filter(({ kind }) => kind !== 'contact');

/**
 * Relatives share a telephone, and many people have a birthday in common: such a sign alone is no suspicion. Nor may an
 * invented referral find out whether a telephone number is on record.
 */
const WEAK: ReadonlySet<DuplicateReason> = new Set(['SAME_CONTACT', 'SAME_BIRTH_DATE_AND_SEX']);

/** Why two records may be of one person; empty where too little suggests it. */
export const findReasons = (one: SurvivorState, other: SurvivorState): readonly DuplicateReason[] => {
  const [mine, theirs] = [descriptionOf(one), descriptionOf(other)];
  const reasons = mine && theirs ? reasonsFor(mine, theirs) : [];
  return reasons.length > 1 || reasons.some((reason) => !WEAK.has(reason)) ? reasons : [];
};
