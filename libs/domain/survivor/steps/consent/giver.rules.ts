import { refuseUnless, type Day } from '#kernel/decider';
import type { RecruiterKin } from '../identification/identification.codes.js';
import type { Recruiter } from '../identification/identification.state.js';
import type { Person } from '../referral/referral.state.js';
import { isMinor } from '../referral/referral.rules.js';
import type { ConsentGiver, GuardianKin } from './consent.codes.js';

interface Guardian {
  readonly givenBy: ConsentGiver;
  readonly guardianKin?: GuardianKin | undefined;
}

/**
 * Rule 2: the day from which a guardian cannot consent because their kin may have harmed the survivor; undefined when
 * they can.
 */
export const conflictSince = (guardian: Guardian, conflicts: readonly Recruiter[]): Day | undefined =>
  conflicts
    .filter(({ kin, until }) => until === undefined && mayBe(guardian, kin))
    .map(({ since }) => since)
    .toSorted()[0];

/** Rule 2: whether a guardian could not consent on that day. A relative who is safe later was not safe before. */
export const isInConflict = (guardian: Guardian, conflicts: readonly Recruiter[], on: Day): boolean =>
  conflicts.some(
    ({ kin, since, until }) =>
      (on === since || (on > since && (until === undefined || on < until))) && mayBe(guardian, kin),
  );

/** Whether a guardian was ever in conflict. */
export const wasInConflict = (guardian: Guardian, conflicts: readonly Recruiter[]): boolean =>
  conflicts.some(({ kin }) => mayBe(guardian, kin));

/**
 * Whether a guardian may be that relative. A guardian of unrecorded kin may be, and so may any relative when it is
 * unknown which one. A guardian appointed by an authority counts as unrelated until a kin is recorded.
 */
const mayBe = ({ givenBy, guardianKin }: Guardian, kin: readonly RecruiterKin[]): boolean => {
  if (givenBy === 'Authority' || guardianKin === 'None') return false;
  if (guardianKin === undefined) return givenBy === 'Guardian';
  return kin.length === 0 || kin.includes(guardianKin);
};

interface GiverQuestion extends Guardian {
  readonly childAssent?: boolean;
  readonly on: Day;
}

/**
 * Rule 2: who may consent. An adult alone; for a child, a guardian who is not suspected, or an authority, with
 * the child's assent.
 */
export const requireGiver = (
  asked: GiverQuestion,
  person: Person | null,
  conflicts: readonly Recruiter[],
  irregular: string | undefined,
): void => {
  const { givenBy, childAssent, on } = asked;
  if (isMinor(person, on)) {
    if (givenBy === 'Survivor')
      refuseUnless(
        irregular,
        'GUARDIAN_REQUIRED',
        'The survivor is a child: a guardian or an authority must consent, and the child must assent.',
      );
    else if (!childAssent)
      refuseUnless(
        irregular,
        'CHILD_ASSENT_MISSING',
        'Ask the child too, in words that they understand, and record their assent.',
      );
  } else if (givenBy !== 'Survivor')
    refuseUnless(
      irregular,
      'ADULT_CONSENTS_HERSELF',
      'The survivor is an adult, and no one may consent in their place: ask the survivor directly.',
    );
  requireUnsuspected(asked, conflicts, on, irregular);
};

/** The part of it that says which relatives may not consent. */
export const requireUnsuspected = (
  guardian: Guardian,
  conflicts: readonly Recruiter[],
  on: Day,
  irregular: string | undefined,
): void => {
  if (isInConflict(guardian, conflicts, on)) {
    refuseUnless(
      irregular,
      'GUARDIAN_CONFLICT_OF_INTEREST',
      'This guardian may be the recruiter, or the survivor may be unsafe with them: ask for an appointed guardian or an authority.',
    );
  }
};
