import type { Day } from '#kernel/decider';
import type { ConsentGiver, ConsentScope, GuardianKin } from './consent.codes.js';
import type { ConsentEvents } from './consent.events.js';

export interface GivenConsent {
  readonly consentId: string;
  readonly scopes: readonly ConsentScope[];
  readonly recipients: readonly string[];
  readonly givenBy: ConsentGiver;
  readonly guardianKin: GuardianKin | undefined;
  readonly childAssent: boolean | undefined;
  readonly on: Day;
  readonly expiresOn: Day | undefined;
  readonly withdrawnOn: Day | undefined;
  readonly payload: ConsentEvents['ConsentGiven'];
}

export interface Override {
  readonly overrideId: string;
  readonly scope: ConsentScope;
  readonly coversFrom: Day;
  readonly reviewBy: string;
  readonly by: string;
  /** What its review decided, and when. */
  readonly upheld: boolean | undefined;
  readonly reviewedOn: Day | undefined;
  readonly payload: Omit<ConsentEvents['ConsentOverridden'], 'reviewBy'>;
}

export interface Consent {
  readonly given: readonly GivenConsent[];
  readonly overrides: readonly Override[];
}
