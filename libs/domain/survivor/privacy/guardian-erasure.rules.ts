import { refuse, type Day, type Settings } from '#kernel/decider';
import type { GuardianKin } from '../steps/consent/consent.codes.js';
import { conflictSince } from '../steps/consent/giver.rules.js';
import type { Recruiter } from '../steps/identification/identification.state.js';
import type { Person } from '../steps/referral/referral.state.js';
import { ageOn, isMinor } from '../steps/referral/referral.rules.js';
import type { ErasureAskedBy } from './privacy.codes.js';

interface Asker {
  readonly askedBy: ErasureAskedBy;
  readonly guardianKin?: GuardianKin;
}

/**
 * Rule 16: no relative who may have harmed the child has the record of it erased. What is known today counts, since an
 * erasure cannot be undone.
 */
export const requireNoConflict = ({ askedBy, guardianKin }: Asker, conflicts: readonly Recruiter[]): void => {
  if (askedBy !== 'Guardian' && askedBy !== 'AppointedGuardian') return;
  if (conflictSince({ givenBy: askedBy, guardianKin }, conflicts) !== undefined)
    refuse(
      'GUARDIAN_CONFLICT_OF_INTEREST',
      'The guardian who wants the erasure may be the recruiter, or the survivor may be unsafe with them: ask an appointed guardian or an authority.',
    );
};

/** Rule 16: a guardian says who they are, and speaks for a child only; an older child agrees. */
export const requireGuardiansWish = (
  asked: Asker & { readonly childAssent?: boolean; readonly on: Day },
  person: Person | null,
  { erasureAssentFromAge }: Settings,
): void => {
  const { askedBy, guardianKin, childAssent, on } = asked;
  if (askedBy !== 'Guardian' && askedBy !== 'AppointedGuardian') return;
  if (!isMinor(person, on))
    refuse(
      'ADULT_CONSENTS_HERSELF',
      'The survivor is an adult, and no one may ask for the erasure in their place: ask the survivor directly.',
    );
  if (askedBy === 'Guardian' && guardianKin === undefined)
    refuse('GUARDIAN_KIN_MISSING', 'Record what the guardian is to the child (guardianKin).');
  const age = ageOn(person, on);
  if ((age === null || age >= erasureAssentFromAge) && !childAssent)
    refuse(
      'CHILD_ASSENT_MISSING',
      `From the age of ${erasureAssentFromAge} on, a child must agree to the erasure: ask the child, and record their assent.`,
    );
};
