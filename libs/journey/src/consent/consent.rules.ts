import { dayAt, refuse, type Day } from '#decider';
import type { Recruiter } from '../identification/identification.decider.js';
import type { Person } from '../referral/referral.decider.js';
import { isMinor } from '../referral/referral.rules.js';
import type { ConsentGiver, ConsentScope, GuardianKin } from './consent.codes.js';
import type { Consent, GivenConsent } from './consent.decider.js';

interface Guardian {
  readonly givenBy: ConsentGiver;
  readonly guardianKin?: GuardianKin | undefined;
}

/**
 * Rule 2: from which day on a guardian cannot consent, because that kin is an alleged recruiter; undefined when never.
 * A guardian whose kin nobody wrote down, and a recruiter of the family whose kin nobody knows, are not given the doubt.
 */
export const conflictSince = (
  { givenBy, guardianKin }: Guardian,
  recruiters: readonly Recruiter[],
): Day | undefined => {
  const conflicts = recruiters.filter(({ kin }) => {
    if (guardianKin !== undefined && (kin as readonly GuardianKin[]).includes(guardianKin))
      return givenBy !== 'Authority';
    return givenBy === 'Guardian' && guardianKin !== 'None' && (kin.length === 0 || guardianKin === undefined);
  });
  return conflicts.map(({ since }) => since).sort()[0];
};

/** Why a consent did not count on a day, or nothing when it did. */
type Flaw =
  'NOT_YET' | 'CONSENT_WITHDRAWN' | 'EXPIRED' | 'GUARDIAN_CONFLICT_OF_INTEREST' | 'GUARDIAN_REQUIRED' | 'GREW_UP';

const flawOf = (
  one: GivenConsent,
  person: Person | null,
  recruiters: readonly Recruiter[],
  on: Day,
): Flaw | undefined => {
  if (on < one.on) return 'NOT_YET';
  if (one.withdrawnOn !== undefined && on >= one.withdrawnOn) return 'CONSENT_WITHDRAWN';
  if (one.expiresOn !== undefined && on > one.expiresOn) return 'EXPIRED';
  const child = isMinor(person, on);
  if (child && one.givenBy === 'Survivor') return 'GUARDIAN_REQUIRED';
  if (!child && one.givenBy !== 'Survivor') return 'GREW_UP';
  const conflict = conflictSince(one, recruiters);
  return conflict !== undefined && on >= conflict ? 'GUARDIAN_CONFLICT_OF_INTEREST' : undefined;
};

const REASONS: Readonly<Record<string, (scope: ConsentScope, on: Day) => string>> = {
  CONSENT_WITHDRAWN: (scope, on) =>
    `The consent for ${scope} was withdrawn before ${on}: ask again and record the answer.`,
  GUARDIAN_CONFLICT_OF_INTEREST: (scope) =>
    `The guardian who consented to ${scope} may have recruited her: an appointed guardian or an authority must consent.`,
  GUARDIAN_REQUIRED: (scope) => `She was a child on that day: a guardian or an authority must consent to ${scope}.`,
  CONSENT_SCOPE_MISMATCH: (scope) => `There is a consent, but not for ${scope}: ask for it and record it.`,
  CONSENT_MISSING: (scope, on) => `No consent for ${scope} was in force on ${on}: record it first with giveConsent.`,
};

export interface Asked {
  readonly scope: ConsentScope;
  readonly on: Day;
  /** For disclosures: the organisation that would be told. */
  readonly recipient?: string;
}

/** Rule 1: a consent of that scope was live on the day, or an override covers it. Refuses with the reason otherwise. */
export const requireConsent = (
  { given, overrides }: Consent,
  person: Person | null,
  recruiters: readonly Recruiter[],
  { scope, on, recipient }: Asked,
): void => {
  const judged = given.map((one) => ({ one, flaw: flawOf(one, person, recruiters, on) }));
  const covers = ({ scopes, recipients }: GivenConsent) =>
    scopes.includes(scope) && (recipient === undefined || recipients.includes(recipient));
  if (judged.some(({ one, flaw }) => flaw === undefined && covers(one))) return;
  if (
    overrides.some(
      (one) => one.scope === scope && one.upheld !== false && on >= one.coversFrom && on <= dayAt(one.reviewBy),
    )
  )
    return;
  const flaws = judged.filter(({ one }) => covers(one)).map(({ flaw }) => flaw);
  const code =
    flaws.findLast((flaw) => flaw !== undefined && flaw in REASONS) ??
    (judged.some(({ one, flaw }) => flaw === undefined && !covers(one)) ? 'CONSENT_SCOPE_MISMATCH' : 'CONSENT_MISSING');
  refuse(code, REASONS[code]!(scope, on));
};
