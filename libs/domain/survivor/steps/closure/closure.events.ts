import type { Day, Personal } from '#kernel/decider';
import type { ClosureReason } from './closure.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type ClosureEvents = {
  ClosureRequested: { reason: ClosureReason; finalAssessment?: Personal<string>; on: Day };
  CaseClosed: { reason: ClosureReason; on: Day };
  /** Begins a new episode of the case. */
  CaseReopened: { why?: Personal<string>; retrafficking: boolean; on: Day };
};
