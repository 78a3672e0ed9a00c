import type { Day, Personal } from '#kernel/decider';
import type { ServiceType } from '../../../directory/services.codes.js';
import type { CsiDomain } from '../risk/risk.codes.js';

export type Goal = {
  goalId: string;
  domain: CsiDomain;
  aim: Personal<string>;
  survivorsWish?: Personal<string>;
  /** The services that are to serve the goal. */
  services: readonly ServiceType[];
  dueOn: Day;
};

/** These names and shapes are stored forever: never edit one, add one. */
export type PlanEvents = {
  CasePlanDrafted: { planId: string; on: Day; goals: readonly Goal[] };
  CasePlanSubmitted: { planId: string; on: Day };
  /** Active from that day on; it replaces the plan before. */
  CasePlanApproved: { planId: string; on: Day };
  CasePlanReturned: { planId: string; on: Day; reason: Personal<string> };
  /** A new draft; the current plan stays active until this one is approved. */
  CasePlanRevised: {
    planId: string;
    on: Day;
    revises: string;
    goals: readonly Goal[];
    /** Goals of the former plan that were reached. */
    goalsReached: readonly string[];
    why?: Personal<string>;
  };
  /** `planId`: the plan that was active. */
  GoalReached: { planId: string; goalId: string; on: Day; note?: Personal<string> };
  GoalDropped: { planId: string; goalId: string; on: Day; reason: Personal<string> };
};
