import type { Day } from '#kernel/decider';
import type { Housing, Programme } from '../../../libs/domain/survivor/steps/aftercare/aftercare.codes.js';
import type { ClosureReason } from '../../../libs/domain/survivor/steps/closure/closure.codes.js';
import type { ConsentScope, GuardianKin } from '../../../libs/domain/survivor/steps/consent/consent.codes.js';
import type {
  DecidingAuthority,
  IdentificationLevel,
  InterviewSetting,
} from '../../../libs/domain/survivor/steps/identification/identification.codes.js';
import type { ReferralSource, Urgency } from '../../../libs/domain/survivor/steps/referral/referral.codes.js';
import type { RiskLevel } from '../../../libs/domain/survivor/steps/risk/risk.codes.js';
import type { Sketch } from './exploitation.js';
import type { OutreachKey } from '../operations.js';
import type { Staff, Worker } from './staff.js';

/** What is decided about a person beforehand; the seed adds names, ids and the small change of days. */
export type Person = {
  readonly key: string;
  readonly sex: 'Female' | 'Male';
  /** A birth date, or about so many years on the day of the referral. */
  readonly born: Day | number;
  readonly worker: Worker | Staff;
  readonly source: ReferralSource;
  readonly urgency: Urgency;
  readonly province: string;
  readonly met: Day;
  readonly heard: Day;
  readonly setting: InterviewSetting;
  /** The outreach that met a street child, and whether the family forced the child to beg. */
  readonly street?: { readonly outreach: OutreachKey; readonly forced: boolean };
  /** The parent who consented to the interview of a child; an authority if no guardian was found yet. */
  readonly parent?: GuardianKin;
  /** Received a service at once, which the first consent covers. */
  readonly helped?: boolean;
  readonly decision: Decision;
  /** The guardian who consents for a child from then on. */
  readonly guardian?: GuardianOf;
  readonly repatriated?: {
    readonly from: string;
    readonly crossing: string;
    readonly on: Day;
    /** A first attempt that was called off. */
    readonly cancelledOn?: Day;
  };
  readonly home?: Housing;
  /** The safety plan for a home with relatives of a recruiter. */
  readonly safetyPlan?: string;
  readonly programme?: Programme;
  readonly moves?: readonly { readonly on: Day; readonly to: Housing }[];
  /** The last day of the first consent, where it was given for a time. */
  readonly consentUntil?: Day;
  readonly ownConsents?: readonly OwnConsent[];
  /** The level of the first assessment; Medium by default. */
  readonly risk?: RiskLevel;
  /** A day on which a visit found a risk of re-trafficking. */
  readonly alarm?: { readonly on: Day; readonly note: string };
  /** What the first plan lacked, according to the supervisor who returned it. */
  readonly planReturned?: string;
  /** The day of the plan's revision, if not after a year. */
  readonly planRevised?: Day;
  /** The suspension of aftercare. */
  readonly rest?: { readonly from: Day; readonly to: Day };
  /** The colleague who took over the case. */
  readonly handedOver?: { readonly on: Day; readonly to: Worker };
  /** `to`: the housing after the closure, if different. */
  readonly closed?: { readonly on: Day; readonly reason: ClosureReason; readonly to?: Housing };
  readonly back?: Return;
};

export type Decision = { readonly level: IdentificationLevel; readonly by: DecidingAuthority } & (
  { readonly episodes: readonly Sketch[]; readonly formallyOn?: Day } | { readonly reasons: string }
);

/** Consents that a survivor of age gives later, beside the first ones. */
export type OwnConsent = {
  readonly on: Day;
  readonly scopes: readonly ConsentScope[];
  readonly recipients?: readonly string[];
  readonly withdrawnOn?: Day;
};

export type GuardianOf = { readonly givenBy: 'Guardian' | 'AppointedGuardian'; readonly kin: GuardianKin };

/** A case that was closed and opened again. */
export type Return = {
  readonly on: Day;
  readonly worker: Worker;
  readonly home: Housing;
  readonly guardian: GuardianOf;
  readonly safetyPlan?: string;
  readonly why: string;
};
