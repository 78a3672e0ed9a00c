import { dayAt, refuseUnless, type Day, type Directory, type RefusalCode } from '#kernel/decider';
import { isSameOrganisation } from '../../../directory/directory.rules.js';
import type { Recruiter } from '../identification/identification.state.js';
import type { Person } from '../referral/referral.state.js';
import { isMinor } from '../referral/referral.rules.js';
import type { ConsentFlaw, ConsentScope } from './consent.codes.js';
import type { Consent, GivenConsent, Override } from './consent.state.js';
import { isInConflict } from './giver.rules.js';

/** Why a consent was not valid on a day, or nothing when it was. */
export const flawOf = (
  one: GivenConsent,
  person: Person | null,
  conflicts: readonly Recruiter[],
  on: Day,
): ConsentFlaw | undefined => {
  if (on < one.on) return 'NotYet';
  if (one.withdrawnOn !== undefined && on >= one.withdrawnOn) return 'Withdrawn';
  if (one.expiresOn !== undefined && on > one.expiresOn) return 'Expired';
  const child = isMinor(person, on);
  if (child && one.givenBy === 'Survivor') return 'GuardianRequired';
  if (child && !one.childAssent) return 'AssentMissing';
  if (!child && one.givenBy !== 'Survivor') return 'GrewUp';
  const wasUnfit = [one.on, on].some((day) => isInConflict(one, conflicts, day));
  return wasUnfit ? 'ConflictOfInterest' : undefined;
};

/** The refusal for each flaw: a code for programs, and a sentence for people. */
const REFUSALS: Readonly<
  Record<ConsentFlaw, { readonly code: RefusalCode; readonly says: (asked: ConsentQuestion) => string }>
> = {
  NotYet: {
    code: 'CONSENT_MISSING',
    says: ({ scope, on }) => `The consent for ${scope} was given after ${on}: correct one of the two days.`,
  },
  Withdrawn: {
    code: 'CONSENT_WITHDRAWN',
    says: ({ scope, on }) =>
      `The consent for ${scope} was withdrawn by ${on}: ask the survivor again and record the answer.`,
  },
  Expired: {
    code: 'CONSENT_MISSING',
    says: ({ scope, on }) =>
      `The consent for ${scope} had ended by ${on}: ask the survivor again and record the answer.`,
  },
  ConflictOfInterest: {
    code: 'GUARDIAN_CONFLICT_OF_INTEREST',
    says: ({ scope }) =>
      `The guardian who consented to ${scope} may be a recruiter, or the survivor may be unsafe with them: an appointed guardian or an authority must consent.`,
  },
  GuardianRequired: {
    code: 'GUARDIAN_REQUIRED',
    says: ({ scope }) => `The survivor was a child on that day: a guardian or an authority must consent to ${scope}.`,
  },
  AssentMissing: {
    code: 'CHILD_ASSENT_MISSING',
    says: ({ scope }) =>
      `The child had not agreed to ${scope}: ask the child, and record the consent with their assent.`,
  },
  GrewUp: {
    code: 'CONSENT_MISSING',
    says: ({ scope, on }) =>
      `By ${on} the survivor was an adult, which ended the guardian’s consent: ask the survivor about ${scope}.`,
  },
};

export interface ConsentQuestion {
  readonly scope: ConsentScope;
  readonly on: Day;
  /** For disclosures: the organisation that would be informed. */
  readonly recipient?: string;
  /** The register that knows the recipient by its other names, too. */
  readonly directory?: Directory | undefined;
  /** The rule that the supervisor records this against, if it happened nevertheless. */
  readonly irregular?: string | undefined;
}

/**
 * Rule 1: a consent of that scope was live on the day, or an override covers it. Returns its id; undefined for what is
 * recorded against the rule. Refuses with the reason otherwise.
 */
export const requireConsent = (
  { given, overrides }: Consent,
  person: Person | null,
  conflicts: readonly Recruiter[],
  asked: ConsentQuestion,
): string | undefined => {
  const { scope, on, recipient, directory } = asked;
  const judged = given.map((one) => ({ one, flaw: flawOf(one, person, conflicts, on) }));
  const covers = ({ scopes, recipients }: GivenConsent) =>
    scopes.includes(scope) &&
    (recipient === undefined || recipients.some((one) => isSameOrganisation({ directory }, one, recipient)));
  const live = judged.find(({ one, flaw }) => flaw === undefined && covers(one));
  if (live) return live.one.consentId;
  const override = overrides.find(
    (one) => one.scope === scope && one.upheld !== false && on >= one.coversFrom && on <= lastDayOf(one),
  );
  if (override) return override.overrideId;
  rejectUncovered(judged, covers, asked);
  return undefined;
};

interface JudgedConsent {
  readonly one: GivenConsent;
  readonly flaw: ConsentFlaw | undefined;
}

const rejectUncovered = (
  judged: readonly JudgedConsent[],
  covers: (one: GivenConsent) => boolean,
  asked: ConsentQuestion,
): void => {
  const { scope, on, recipient, irregular } = asked;
  const flaws = judged.filter(({ one }) => covers(one)).map(({ flaw }) => flaw);
  const flaw = flaws.findLast((one) => one !== 'NotYet') ?? flaws.at(-1);
  // of one that was given later, a day is wrong; every other flaw is cured by a new consent
  const first = flaw === 'NotYet' ? undefined : 'GiveConsent';
  if (flaw) return refuseUnless(irregular, REFUSALS[flaw].code, REFUSALS[flaw].says(asked), first);
  if (judged.some((each) => each.flaw === undefined)) {
    const withThem = recipient === undefined ? '' : ` with ${recipient}`;
    const says = `There is a consent, but not for ${scope}${withThem}: obtain it, and record it with giveConsent.`;
    return refuseUnless(irregular, 'CONSENT_SCOPE_MISMATCH', says, 'GiveConsent');
  }
  const says = `No consent for ${scope} was in force on ${on}: record it first with giveConsent.`;
  return refuseUnless(irregular, 'CONSENT_MISSING', says, 'GiveConsent');
};

/** What no day can mend: the survivor has consented to nothing yet, and no override covers the scope. */
export const requireAnyConsent = (
  { given, overrides }: Consent,
  scope: ConsentScope,
  irregular: string | undefined,
): void => {
  if (given.length > 0 || overrides.some((one) => one.scope === scope && one.upheld !== false)) return;
  refuseUnless(
    irregular,
    'CONSENT_MISSING',
    `The survivor has consented to nothing yet: record a consent for ${scope} first with giveConsent.`,
    'GiveConsent',
  );
};

export const lastDayOf = ({ reviewBy }: Override): Day => dayAt(reviewBy);
