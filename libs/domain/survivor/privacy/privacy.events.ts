import type { Day, Personal, PersonalClass } from '#kernel/decider';
import type { GuardianKin } from '../steps/consent/consent.codes.js';
import type { ErasureAskedBy, ErasureInCareReason, LegalHoldReason } from './privacy.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type PrivacyEvents = {
  LegalHoldPlaced: { holdId: string; reason: LegalHoldReason; on: Day; note?: Personal<string> };
  LegalHoldLifted: { holdId: string; on: Day; note?: Personal<string> };

  /** `duplicates`: the duplicates known at that time, which are erased together with the record. */
  ErasureRequested: {
    requestId: string;
    on: Day;
    askedBy: ErasureAskedBy;
    /** For a guardian: what they are to the child, and whether the child agreed. */
    guardianKin?: GuardianKin;
    childAssent?: boolean;
    note?: Personal<string>;
    duplicates?: readonly string[];
  };
  /**
   * `duplicates`: the linked records named in the request that are still linked. The approval covers them too.
   * In a duplicate, `keptSurvivorId` names the kept record whose approval this event follows.
   * `inCareReason`: why the erasure did not wait for the end of aftercare.
   */
  ErasureApproved: {
    requestId: string;
    on: Day;
    inCareReason?: ErasureInCareReason;
    keptSurvivorId?: string;
    duplicates?: readonly string[];
  };
  ErasureWithdrawn: { requestId: string; on: Day; reason?: Personal<string> };
  /** From here on it cannot be withdrawn, because it is unknown which keys still exist. */
  ErasureBegun: { requestId: string };
  PersonalDataErased: { requestId: string; classes: readonly PersonalClass[]; keyIds: readonly string[] };

  /** While an erasure waits for a hold to end. */
  ProcessingRestricted: { requestId: string; on: Day };
  RestrictionLifted: { requestId: string; on: Day };

  /**
   * In the kept record: a record became a duplicate of it or ceased to be one. The event says whether that record is
   * held, and which duplicates it has itself. `involved`: the people who linked it, or ended a hold of it. `verdictOn`: the
   * last day on which a court case of it ended with a verdict, so that an appeal may still be possible.
   * `inCare`: the survivor is in aftercare there, or in a record linked to it.
   */
  DuplicateNoted: {
    duplicateSurvivorId: string;
    linked: boolean;
    held: boolean;
    duplicates?: readonly string[];
    involved?: readonly string[];
    verdictOn?: Day;
    inCare?: true;
  };
};
