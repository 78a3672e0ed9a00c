import { refuse, type Day, type Settings } from '#kernel/decider';
import type { GuardianKin } from '../steps/consent/consent.codes.js';
import { wasInConflict } from '../steps/consent/giver.rules.js';
import type { Recruiter } from '../steps/identification/identification.state.js';
import type { Person } from '../steps/referral/referral.state.js';
import { ageOn, isMinor } from '../steps/referral/referral.rules.js';
import type { ErasureAskedBy } from './privacy.codes.js';

interface Asker {
  readonly askedBy: ErasureAskedBy;
  readonly guardianKin?: GuardianKin;
}

const isGuardian = (askedBy: ErasureAskedBy): askedBy is 'Guardian' | 'AppointedGuardian' =>
  askedBy === 'Guardian' || askedBy === 'AppointedGuardian';

/**
 * Rule 16: no relative who may have harmed the child has the record of it erased. Whatever was ever known counts, since
 * an erasure cannot be undone. What a duplicate knows is not known here, so it may be about any relative.
 */
export const requireNoConflict = (
  { askedBy, guardianKin }: Asker,
  conflicts: readonly Recruiter[],
  duplicates: readonly string[],
): void => {
  if (!isGuardian(askedBy)) return;
  const guardian = { givenBy: askedBy, guardianKin };
  if (wasInConflict(guardian, conflicts))
    refuse(
      'GUARDIAN_CONFLICT_OF_INTEREST',
      'The guardian who wants the erasure may be the recruiter, or the survivor may be unsafe with them: ask an appointed guardian or an authority.',
    );
  if (duplicates.length > 0 && wasInConflict(guardian, [ANY_RELATIVE]))
    refuse(
      'GUARDIAN_CONFLICT_OF_INTEREST',
      'A duplicate is linked to this record, and may name the guardian as a danger: the survivor or an authority must ask for the erasure.',
    );
};

const ANY_RELATIVE = { kin: [], since: '' };

/** Rule 16: a guardian speaks for a child only, and an older child agrees. A young child does not ask alone. */
export const requireOwnWish = (
  asked: Asker & { readonly childAssent?: boolean },
  person: Person | null,
  { erasureAssentFromAge }: Settings,
  today: Day,
): void => {
  const age = ageOn(person, today);
  if (asked.askedBy === 'Survivor' && age !== null && age < erasureAssentFromAge)
    refuse(
      'GUARDIAN_REQUIRED',
      `A child younger than ${erasureAssentFromAge} cannot ask for the erasure alone: a guardian or an authority must ask.`,
    );
  if (!isGuardian(asked.askedBy)) return;
  if (!isMinor(person, today))
    refuse(
      'ADULT_CONSENTS_HERSELF',
      'The survivor is an adult, and no one may ask for the erasure in their place: ask the survivor directly.',
    );
  if ((age === null || age >= erasureAssentFromAge) && !asked.childAssent)
    refuse(
      'CHILD_ASSENT_MISSING',
      `From the age of ${erasureAssentFromAge} on, a child must agree: ask the child, and request the erasure with their assent.`,
    );
};

/** Rule 16: a guardian says who they are. */
export const requireKin = ({ askedBy, guardianKin }: Asker): void => {
  if (askedBy === 'Guardian' && guardianKin === undefined)
    refuse('GUARDIAN_KIN_MISSING', 'Record what the guardian is to the child (guardianKin).');
};
