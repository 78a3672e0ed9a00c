import type { Day } from '#kernel/decider';
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
    ...given.flatMap((one) => [one.on, one.withdrawnOn, one.expiresOn && dayAfter(one.expiresOn)]),
    ...conflicts.flatMap(({ since, until }) => [since, until === since ? dayAfter(since) : until]),
    ...overrides.flatMap((one) => [one.coversFrom, dayAfter(lastDayOf(one))]),
    cameOfAge(person, from, to),
  ].filter((day): day is Day => day !== undefined && day > from && day <= to);
  return [...new Set([from, ...turns])].toSorted();
};

const DAY_MS = 86_400_000;
const dayAfter = (day: Day): Day => nth(Date.parse(day) / DAY_MS + 1);
const nth = (dayNumber: number): Day => new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);

/** The first day as an adult, if it lies in the period. It is searched for, so that one rule alone defines a child. */
const cameOfAge = (person: Person | null, from: Day, to: Day): Day | undefined => {
  if (!isMinor(person, from) || isMinor(person, to)) return undefined;
  let [child, adult] = [Date.parse(from) / DAY_MS, Date.parse(to) / DAY_MS];
  while (adult - child > 1) {
    const middle = Math.floor((child + adult) / 2);
    if (isMinor(person, nth(middle))) child = middle;
    else adult = middle;
  }
  return nth(adult);
};
