import type { Day, JsonObject } from '#kernel/decider';
import type { Closure } from '../closure/closure.state.js';
import type { Referral } from '../referral/referral.state.js';

export interface CasePlan {
  readonly planId: string;
  /** `ended` when the case was closed before the plan was approved. */
  readonly status: 'drafted' | 'submitted' | 'returned' | 'approved' | 'ended';
  /** The day of the last change. */
  readonly since: Day;
  readonly by: string;
  readonly goals: readonly string[];
  readonly activeFrom: Day | undefined;
  /** The last day of the plan, or nothing while it is active. */
  readonly activeUntil: Day | undefined;
  readonly payload: JsonObject;
  readonly returned: JsonObject | undefined;
}

interface SettledGoal {
  readonly on: Day;
  readonly outcome: 'reached' | 'dropped';
  readonly payload: JsonObject;
}

export interface Plan {
  readonly plans: Readonly<Record<string, CasePlan>>;
  /** The goals of this episode that were reached or dropped. */
  readonly settled: Readonly<Record<string, SettledGoal>>;
}

/** The steps whose state a plan depends on. */
export type PlanSteps = { referral: Referral; closure: Closure };
