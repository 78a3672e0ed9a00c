import { refuseUnless, type Day } from '#decider';
import type { RecruiterKin } from '../identification/identification.codes.js';
import type { Recruiter } from '../identification/identification.decider.js';
import type { Person } from '../referral/referral.decider.js';
import { isMinor } from '../referral/referral.rules.js';
import type { ConsentGiver, GuardianKin } from './consent.codes.js';

interface Guardian {
  readonly givenBy: ConsentGiver;
  readonly guardianKin?: GuardianKin | undefined;
}

/** Rule 2: from which day on a guardian cannot consent, because that kin is an alleged recruiter; undefined when never. */
export const conflictSince = (guardian: Guardian, recruiters: readonly Recruiter[]): Day | undefined =>
  recruiters
    .filter(({ kin }) => mayBe(guardian, kin))
    .map(({ since }) => since)
    .toSorted()[0];

/**
 * Whether a guardian may be that recruiter. A guardian whose kin nobody wrote down, and a recruiter of the family whose kin
 * nobody knows, are not given the doubt; whom an authority appointed is taken for a stranger until a kin is named.
 */
const mayBe = ({ givenBy, guardianKin }: Guardian, kin: readonly RecruiterKin[]): boolean => {
  if (givenBy === 'Authority' || guardianKin === 'None') return false;
  if (guardianKin === undefined) return givenBy === 'Guardian';
  return kin.length === 0 || kin.includes(guardianKin);
};

interface Asked extends Guardian {
  readonly childAssent?: boolean;
  readonly on: Day;
}

/** Rule 2: who may say yes. An adult herself; for a child a guardian who is no alleged recruiter, or an authority, with her. */
export const requireGiver = (
  asked: Asked,
  person: Person | null,
  recruiters: readonly Recruiter[],
  irregular: string | undefined,
): void => {
  const { givenBy, childAssent, on } = asked;
  if (isMinor(person, on)) {
    if (givenBy === 'Survivor')
      refuseUnless(
        irregular,
        'GUARDIAN_REQUIRED',
        'She is a child: a guardian or an authority consents, and she assents.',
      );
    else if (!childAssent)
      refuseUnless(
        irregular,
        'CHILD_ASSENT_MISSING',
        'Ask the child too, in words she understands, and record her assent.',
      );
  } else if (givenBy !== 'Survivor')
    refuseUnless(
      irregular,
      'ADULT_CONSENTS_HERSELF',
      'She is an adult, and nobody consents in her place: ask her herself.',
    );
  const conflict = conflictSince(asked, recruiters);
  if (conflict !== undefined && conflict <= on) {
    refuseUnless(
      irregular,
      'GUARDIAN_CONFLICT_OF_INTEREST',
      'This guardian may be the one who recruited her: ask for an appointed guardian or an authority.',
    );
  }
};
