import type { Day, Personal, PersonalClass } from '#decider';
import type { ErasureAskedBy, LegalHoldReason } from './privacy.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type PrivacyEvents = {
  LegalHoldPlaced: { holdId: string; reason: LegalHoldReason; on: Day; note?: Personal<string> };
  LegalHoldLifted: { holdId: string; on: Day; note?: Personal<string> };

  ErasureRequested: { requestId: string; on: Day; askedBy: ErasureAskedBy; note?: Personal<string> };
  /** With `keptSurvivorId` in a duplicate: what was approved for the record that is kept is approved here. */
  ErasureApproved: { requestId: string; on: Day; keptSurvivorId?: string };
  ErasureWithdrawn: { requestId: string; on: Day; reason?: Personal<string> };
  /** From here on nobody withdraws it: whether her keys live nobody can tell. */
  ErasureBegun: { requestId: string };
  PersonalDataErased: { requestId: string; classes: readonly PersonalClass[]; keyIds: readonly string[] };

  /** Of an erasure that waits for a hold to end. */
  ProcessingRestricted: { requestId: string; on: Day };
  RestrictionLifted: { requestId: string; on: Day };

  /** In the record that is kept: a duplicate of it, or one no more, and whether something holds that. */
  DuplicateNoted: { duplicateSurvivorId: string; linked: boolean; held: boolean };
};
