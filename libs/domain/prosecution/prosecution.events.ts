import type { Day } from '#kernel/decider';
import type { Outcome, Verdict } from './prosecution.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type ProsecutionEvents = {
  ProsecutionCommenced: { on: Day; court: string; article: string };
  SurvivorJoined: { survivorId: string; on: Day };
  /** `article`: of the 2008 law on the suppression of human trafficking and sexual exploitation. */
  ChargesFiled: { article: string; accusedCount: number; on: Day };
  HearingHeld: { on: Day };
  VerdictReached: { outcome: Verdict; on: Day };
  /** The sentence of one of the accused. */
  SentenceImposed: { years: number; on: Day };
  /** `amount`: in the smallest unit of the currency (ISO 4217). */
  CompensationOrdered: { amount: number; currency: string; on: Day };
  ProsecutionDiscontinued: { on: Day };
  /** The case is over: settled, or after its verdict with all that followed from it. */
  ProsecutionEnded: { outcome: Outcome; on: Day };
};
