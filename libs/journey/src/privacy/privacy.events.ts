import type { Day, Personal, PersonalClass } from '#decider';
import type { ErasureAskedBy, LegalHoldReason } from './privacy.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type PrivacyEvents = {
  LegalHoldPlaced: { holdId: string; reason: LegalHoldReason; on: Day; note?: Personal<string> };
  LegalHoldLifted: { holdId: string; on: Day; note?: Personal<string> };

  /** `duplicates`: those that were known by then, and are erased with her. */
  ErasureRequested: {
    requestId: string;
    on: Day;
    askedBy: ErasureAskedBy;
    note?: Personal<string>;
    duplicates?: readonly string[];
  };
  /**
   * `duplicates`: those of the request that still are, for which it is approved too. With `keptSurvivorId` in one of them: what
   * was approved for the record that is kept is approved here.
   */
  ErasureApproved: { requestId: string; on: Day; keptSurvivorId?: string; duplicates?: readonly string[] };
  ErasureWithdrawn: { requestId: string; on: Day; reason?: Personal<string> };
  /** From here on nobody withdraws it: whether her keys live nobody can tell. */
  ErasureBegun: { requestId: string };
  PersonalDataErased: { requestId: string; classes: readonly PersonalClass[]; keyIds: readonly string[] };

  /** Of an erasure that waits for a hold to end. */
  ProcessingRestricted: { requestId: string; on: Day };
  RestrictionLifted: { requestId: string; on: Day };

  /**
   * In the record that is kept: a duplicate of it, or one no more, whether something holds that, and which duplicates it has
   * itself. `involved`: who linked it, and who ended a hold of it.
   */
  DuplicateNoted: {
    duplicateSurvivorId: string;
    linked: boolean;
    held: boolean;
    duplicates?: readonly string[];
    involved?: readonly string[];
  };
};
