import type { Day } from '#decider';
import type { Verdict } from './prosecution.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type ProsecutionEvents = {
  ProsecutionCommenced: { on: Day; court: string; article: string };
  SurvivorJoined: { survivorId: string; on: Day };
  VerdictReached: { outcome: Verdict; on: Day };
  ProsecutionDiscontinued: { on: Day };
};
