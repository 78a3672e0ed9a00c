import type { Day, Personal } from '#kernel/decider';
import type { RecruiterKin } from '../survivor/steps/identification/identification.codes.js';
import type { AccusedRole, AppealOutcome, Appellant, Outcome, Verdict } from './prosecution.codes.js';

/**
 * These names and shapes are stored forever: never edit one, add one. `accusedId` is missing in entries from before the
 * accused were named, which are about the case as a whole.
 */
export type ProsecutionEvents = {
  ProsecutionCommenced: { on: Day; court: string; article: string };
  SurvivorJoined: { survivorId: string; on: Day };

  ComplaintFiled: { agency: string; on: Day };
  InvestigationOpened: { agency: string; on: Day };
  /** `on`: the day from which the person was suspected or accused. `kin`: to a survivor in the case. */
  AccusedNamed: { accusedId: string; role: AccusedRole; kin?: RecruiterKin; name?: Personal<string>; on: Day };
  ArrestMade: { accusedId: string; on: Day };
  /** `article`: of the 2008 law on the suppression of human trafficking and sexual exploitation. */
  ChargesFiled: { article: string; accusedCount: number; on: Day; accusedId?: string };
  /** The case goes on against the others. */
  ChargesDropped: { accusedId: string; on: Day };

  /** `at`: the instant of the hearing, in UTC; `on`: the day on which the court announced it. */
  HearingScheduled: { hearingId: string; at: string; on: Day };
  /** `hearingId`: names the hearing, if it was scheduled before it was held. */
  HearingHeld: { on: Day; hearingId?: string };
  HearingCancelled: { hearingId: string; on: Day };
  VerdictReached: { outcome: Verdict; on: Day; accusedId?: string };
  /** The sentence of one of the accused. `years`: the full years of `months`, which older entries lack. */
  SentenceImposed: {
    years: number;
    on: Day;
    accusedId?: string;
    months?: number;
    fine?: { amount: number; currency: string };
  };
  AppealLodged: { appealId: string; accusedId?: string; appellant: Appellant; on: Day };
  /** `verdict`: the verdict that takes the place of the former one. */
  AppealDecided: { appealId: string; accusedId?: string; outcome: AppealOutcome; verdict?: Verdict; on: Day };

  /** `amount`: in the smallest unit of the currency (ISO 4217). */
  CompensationOrdered: { amount: number; currency: string; on: Day };
  CompensationPaid: { amount: number; currency: string; on: Day };

  ProsecutionDiscontinued: { on: Day };
  /** The case is over: settled, or after its verdict with all that followed from it. */
  ProsecutionEnded: { outcome: Outcome; on: Day };
};
