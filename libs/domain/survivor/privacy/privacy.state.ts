import type { Day, JsonObject } from '#kernel/decider';
import type { Aftercare } from '../steps/aftercare/aftercare.state.js';
import type { Identification } from '../steps/identification/identification.state.js';
import type { Justice } from '../steps/justice/justice.state.js';
import type { Referral } from '../steps/referral/referral.state.js';
import type { PrivacyEvents } from './privacy.events.js';

interface Hold {
  readonly payload: PrivacyEvents['LegalHoldPlaced'];
  readonly lifted: JsonObject | undefined;
}

/** An erasure, from the request until it is withdrawn. */
export interface Erasure {
  readonly requestId: string;
  readonly requestedOn: Day;
  readonly requestedBy: string;
  /** The day of the approval; undefined until then. */
  readonly approvedOn: Day | undefined;
  readonly status: 'requested' | 'approved' | 'begun' | 'erased';
  readonly restricted: boolean;
  /** The duplicates known at the time of the request that are still linked: they are erased too. */
  readonly duplicates: readonly string[];
}

/** A record that was linked to this one. */
export interface Duplicate {
  readonly held: boolean;
  /** The records linked to the duplicate. */
  readonly duplicates: readonly string[];
  /** The people who linked it or ended a hold of it. */
  readonly involved: readonly string[];
  readonly verdictOn: Day | undefined;
  /** Whether the survivor is in aftercare in that record, or in one linked to it. */
  readonly inCare: true | undefined;
}

export interface Privacy {
  readonly holds: Readonly<Record<string, Hold>>;
  readonly erasure: Erasure | undefined;
  /** The data of each request, including withdrawn ones. */
  readonly requests: Readonly<Record<string, JsonObject>>;
  /** Records that are linked to this one. */
  readonly duplicates: Readonly<Record<string, Duplicate>>;
  /** The people who ended a hold: lifted it, or unlinked a duplicate that was held. */
  readonly released: readonly string[];
  /** The person who last linked or unlinked this record. */
  readonly linkSaidBy: string | undefined;
}

/** The steps whose state an erasure depends on. */
export type PrivacySteps = {
  referral: Referral;
  identification: Identification;
  aftercare: Aftercare;
  justice: Justice;
};
