import { dayAt, type Directory } from '#kernel/decider';
import type { Identification } from '../identification/identification.state.js';
import type { Person } from '../referral/referral.state.js';
import { requireConsent } from './consent.rules.js';
import type { Consent } from './consent.state.js';

interface Facts {
  readonly referral: Person | null;
  readonly consent: Consent;
  readonly identification: Identification;
}

interface Disclosure {
  /** The organisation that would be informed; undefined while nobody has said which. */
  readonly recipient?: string | undefined;
  /** The one consent, or override, on which it rests; undefined: any of them. */
  readonly consentId?: string | undefined;
  readonly now: string;
  readonly directory?: Directory | undefined;
  readonly irregular?: string | undefined;
}

/**
 * Rule 1: others learn only what the survivor agrees to now, so that a disclosure that is recorded late is judged by
 * the current consent. Returns the id of the consent, or of the override.
 */
export const requireConsentToShare = (
  { referral, consent, identification }: Facts,
  { recipient, consentId, now, directory, irregular }: Disclosure,
): string | undefined =>
  requireConsent(
    consentId === undefined ? consent : onlyConsent(consent, consentId),
    referral,
    identification.conflicts,
    {
      scope: 'Sharing',
      on: dayAt(now),
      ...(recipient !== undefined && { recipient }),
      directory,
      irregular,
    },
  );

const onlyConsent = ({ given, overrides }: Consent, id: string): Consent => ({
  given: given.filter(({ consentId }) => consentId === id),
  overrides: overrides.filter(({ overrideId }) => overrideId === id),
});
