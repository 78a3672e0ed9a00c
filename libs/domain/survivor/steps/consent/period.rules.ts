import { dayHalfway, daysAfter, type Day } from '#kernel/decider';
import type { Recruiter } from '../identification/identification.state.js';
import type { Person } from '../referral/referral.state.js';
import { isMinor } from '../referral/referral.rules.js';
import type { Consent } from './consent.state.js';
import { lastDayOf, requireConsent, type ConsentQuestion } from './consent.rules.js';

/** Rule 1 for a period: consent is required on each of its days. */
export const requireConsentThroughout = (
  consent: Consent,
  person: Person | null,
  conflicts: readonly Recruiter[],
  { from, to, ...asked }: Omit<ConsentQuestion, 'on'> & { readonly from: Day; readonly to: Day },
): void => {
  for (const on of daysToJudge(consent, person, conflicts, from, to))
    requireConsent(consent, person, conflicts, { ...asked, on });
};

/**
 * The first day of a period, and each later day on which a consent may become valid or invalid: no other day differs.
 */
export const daysToJudge = (
  { given, overrides }: Consent,
  person: Person | null,
  conflicts: readonly Recruiter[],
  from: Day,
  to: Day,
): readonly Day[] => {
  const turns = [
    ...given.flatMap((one) => [one.on, one.withdrawnOn, one.expiresOn && daysAfter(one.expiresOn, 1)]),
    ...conflicts.flatMap(({ since, until }) => [since, until === since ? daysAfter(since, 1) : until]),
    ...overrides.flatMap((one) => [one.coversFrom, daysAfter(lastDayOf(one), 1)]),
    cameOfAge(person, from, to),
  ].filter((day): day is Day => day !== undefined && day > from && day <= to);
  return [...new Set([from, ...turns])].toSorted();
};

/** The first day as an adult, if it lies in the period. It is searched for, so that one rule alone defines a child. */
const cameOfAge = (person: Person | null, from: Day, to: Day): Day | undefined => {
  if (!isMinor(person, from) || isMinor(person, to)) return undefined;
  let [child, adult] = [from, to];
  for (let middle = dayHalfway(child, adult); middle > child; middle = dayHalfway(child, adult)) {
    if (isMinor(person, middle)) child = middle;
    else adult = middle;
  }
  return adult;
};
