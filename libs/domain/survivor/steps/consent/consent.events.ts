import type { Day, Personal } from '#kernel/decider';
import type { ConsentGiver, ConsentScope, GuardianKin, OverrideReason, WitnessRole } from './consent.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type ConsentEvents = {
  ConsentGiven: {
    consentId: string;
    scopes: readonly ConsentScope[];
    /** Organisations that may be informed, for the scope Sharing. */
    recipients: readonly string[];
    givenBy: ConsentGiver;
    guardianName?: Personal<string>;
    guardianKin?: GuardianKin;
    childAssent?: boolean;
    /** ISO 639. */
    language: string;
    witnessRole: WitnessRole;
    on: Day;
    /** The last day on which the consent is valid. */
    expiresOn?: Day;
  };
  ConsentWithdrawn: { consentId: string; on: Day };
  ConsentOverridden: {
    overrideId: string;
    scope: ConsentScope;
    reason: OverrideReason;
    note?: Personal<string>;
    /** The first day that the override covers. */
    coversFrom: Day;
    /** The instant by which another supervisor must have reviewed it. */
    reviewBy: string;
  };
  ConsentOverrideReviewed: { overrideId: string; upheld: boolean; on: Day };
};
