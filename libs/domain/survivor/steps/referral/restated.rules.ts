import { isSamePayload, type Day, type EventOf } from '#kernel/decider';
import type { Consent } from '../consent/consent.state.js';
import { requireBirth } from './birth.rules.js';
import type { Referral, ReferredPerson } from './referral.state.js';
import type { ReferralEvents } from './referral.events.js';
import { restateAges } from './referral.rules.js';

interface RestatedRecord {
  readonly referral: Referral;
  readonly consent: Consent;
}

const birthOf = ({ birthDate, birthYear, estimatedAge, referredOn }: ReferredPerson) => ({
  birthDate,
  birthYear,
  estimatedAge,
  referredOn,
});

/**
 * A correction of the birth details restates the age in every entry since. One of a day restates the age of that entry:
 * it was decided with the birth details of its time, and those may have been revised later.
 */
export const restateAfter = (
  { referral: person, consent }: RestatedRecord,
  { referral: before }: RestatedRecord,
): readonly EventOf<ReferralEvents>[] => {
  if (!person || !before) return [];
  if (!isSamePayload(birthOf(person), birthOf(before)))
    requireBirth(birthOf(person), person.referredOn, {
      'an entry of this record': firstDay(person.aged),
      'a consent': firstDay(consent.given),
    });
  const ages = restateAges(person, person.aged);
  return ages.length === 0 ? [] : [{ type: 'PersonDetailsRevised', data: { ages } }];
};

export const firstDay = (entries: readonly { readonly on: Day }[]): Day | undefined =>
  entries.map(({ on }) => on).toSorted()[0];
