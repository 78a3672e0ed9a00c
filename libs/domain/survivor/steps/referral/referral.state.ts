import type { Day, JsonObject } from '#kernel/decider';
import type { Consent } from '../consent/consent.state.js';
import type { Identification } from '../identification/identification.state.js';
import type { ReferralAnswer, Sex } from './referral.codes.js';

/** What the rules of the other steps need to know of the person. */
export interface Person {
  readonly referredOn: Day;
  readonly birthDate: Day | undefined;
  readonly birthYear: number | undefined;
  readonly estimatedAge: number | undefined;
  readonly sex: Sex;
  readonly office: string;
}

/** An entry that records the survivor's age on its day. */
export interface AgeFacts {
  readonly eventId: string;
  readonly on: Day;
  readonly ageOnDay: number | null;
  readonly minor: boolean;
}

export interface OutgoingReferral {
  readonly payload: JsonObject;
  readonly on: Day;
  readonly answer: ReferralAnswer | undefined;
  readonly answeredOn: Day | undefined;
}

export interface ReferredPerson extends Person {
  /** The latest value of each detail. */
  readonly details: JsonObject;
  readonly aged: readonly AgeFacts[];
  /** The latest data of each household member. */
  readonly household: Readonly<Record<string, JsonObject>>;
  readonly made: Readonly<Record<string, OutgoingReferral>>;
  /** The record that is continued instead of this one. */
  readonly linkedTo: string | undefined;
}

/** Null until the first referral. */
export type Referral = ReferredPerson | null;

/** The steps whose state a referral depends on. */
export type ReferralSteps = { consent: Consent; identification: Identification };
