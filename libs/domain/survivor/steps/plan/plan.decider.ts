import {
  refuse,
  requireSome,
  acceptIdenticalRetry,
  isSamePayload,
  type Actor,
  type Day,
  type Decider,
} from '#kernel/decider';
import type { ClosureEvents } from '../closure/closure.events.js';
import { requireDay } from '../referral/referral.rules.js';
import {
  requireAfterActive,
  requireAfterSubmission,
  requireAfterWriting,
  requireApprovable,
  requireSubmitted,
  requireUnsubmitted,
} from './approval.rules.js';
import { goals, type GoalCommands } from './goals.decider.js';
import { requireGoals, requireUnsettled, type Aim } from './goals.rules.js';
import type { PlanEvents } from './plan.events.js';
import { requireNoneLeftOut, requireNoneLeftOutBy } from './plan.rules.js';
import {
  activeOf,
  changePlan,
  current,
  endActivePlans,
  requirePlan,
  mapPlans,
  refuseAsNotDrafted,
  requireActive,
  writePlan,
} from './plans.rules.js';
import type { CasePlan, Plan, PlanSteps } from './plan.state.js';
import type { RecordTerms } from '../../terms.rules.js';

export type PlanCommands = GoalCommands & {
  DraftCasePlan: { planId?: string; on: Day; goals: readonly Aim[] };
  SubmitCasePlan: { planId: string; on: Day };
  ApproveCasePlan: { planId: string; on: Day };
  ReturnCasePlan: { planId: string; on: Day; reason: string };
  ReviseCasePlan: { planId?: string; on: Day; goals: readonly Aim[]; goalsReached?: readonly string[]; why?: string };
};

type ObservedEvents = Pick<ClosureEvents, 'CaseClosed'>;

/**
 * Rule 8: a plan becomes active once a supervisor who did not write it has approved it. The text of a plan never
 * changes: a returned plan is submitted again or written afresh, and a revision is a plan of its own. The revised plan
 * stays active until the new one is approved, so that there is always a plan to work by.
 */
export const plan: Decider<Plan, PlanEvents, PlanCommands, PlanSteps, ObservedEvents> = {
  initial: { plans: {}, settled: {} },

  requires: {
    DraftCasePlan: ({ plans }) => {
      const active = activeOf(plans);
      if (active) refuse('PLAN_ACTIVE', `A plan has been active since ${active.since}: revise it (reviseCasePlan).`);
    },
    ReviseCasePlan: ({ plans }) => requireActive(plans),
    SubmitCasePlan: ({ plans }) => requireSome(current(plans), requireUnsubmitted, refuseAsNotDrafted),
    ApproveCasePlan: (state, { by }) =>
      requireSome(current(state.plans), (plan) => requireNext(state, plan, by), refuseAsNotDrafted),
    ReturnCasePlan: ({ plans }, { by }) =>
      requireSome(current(plans), (plan) => requireSubmitted(plan, by), refuseAsNotDrafted),
    ...goals.requires,
  },

  decide: {
    DraftCasePlan: ({ plans, settled }, command, { steps: { referral, closure }, now, commandId }) => {
      const { planId = commandId, on } = command;
      const data = { ...command, planId };
      const before = plans[planId];
      if (before) return acceptIdenticalRetry(before.payload, data);
      requireGoals(command.goals, on);
      requireUnsettled(command.goals, settled);
      requireDay(on, referral, now, { 'the reopening': closure.reopenedOn });
      return [{ type: 'CasePlanDrafted', data }];
    },

    ReviseCasePlan: (state, command, { steps: { referral }, now, commandId }) => {
      const { plans, settled } = state;
      const { planId = commandId, on, goalsReached = [] } = command;
      const data = { ...command, planId, goalsReached };
      const before = plans[planId];
      if (before) return acceptIdenticalRetry(before.payload, { ...data, revises: before.payload.revises });
      const active = requireActive(plans);
      requireGoals(command.goals, on, goalsReached);
      requireUnsettled(command.goals, settled);
      if (goalsReached.some((one) => !active.goals.includes(one)))
        refuse('GOAL_UNKNOWN', 'Only a goal of the active plan can have been reached: name it by its goalId.');
      requireDay(on, referral, now, { 'the approval of the plan that it revises': active.since });
      requireNoneLeftOut(state, { ...command, goals: command.goals.map(({ goalId }) => goalId) });
      return [{ type: 'CasePlanRevised', data: { ...data, revises: active.planId } }];
    },

    SubmitCasePlan: ({ plans }, command, { steps: { referral }, now }) => {
      const plan = requirePlan(plans, command.planId);
      if (plan.status === 'submitted' && plan.since === command.on) return [];
      requireUnsubmitted(plan);
      requireDay(command.on, referral, now);
      requireAfterWriting(plan, command.on);
      return [{ type: 'CasePlanSubmitted', data: command }];
    },

    ApproveCasePlan: (state, command, { steps: { referral }, by, now }) => {
      const { plans } = state;
      const plan = requirePlan(plans, command.planId);
      if (plan.status === 'approved' && plan.activeFrom === command.on) return [];
      requireNext(state, plan, by);
      requireDay(command.on, referral, now);
      requireAfterSubmission(plan, command.on);
      requireAfterActive(activeOf(plans), command.on);
      return [{ type: 'CasePlanApproved', data: command }];
    },

    ReturnCasePlan: ({ plans }, command, { steps: { referral }, by, now }) => {
      const plan = requirePlan(plans, command.planId);
      if (plan.status === 'returned' && isSamePayload(plan.returned, command)) return [];
      requireSubmitted(plan, by);
      requireDay(command.on, referral, now);
      requireAfterSubmission(plan, command.on);
      return [{ type: 'CasePlanReturned', data: command }];
    },

    ...goals.decide,
  },

  evolve: {
    CasePlanDrafted: (state, data, { by }) => writePlan(state, data, by.id),
    CasePlanRevised: (state, data, { by }) => writePlan(state, data, by.id),
    CasePlanSubmitted: (state, { planId, on }) => changePlan(state, planId, { status: 'submitted', since: on }),
    CasePlanReturned: (state, payload) =>
      changePlan(state, payload.planId, { status: 'returned', since: payload.on, returned: payload }),
    CasePlanApproved: (state, { planId, on }) =>
      changePlan({ ...state, plans: endActivePlans(state.plans, on) }, planId, {
        status: 'approved',
        since: on,
        activeFrom: on,
      }),
    ...goals.evolve,
  },

  observes: {
    /** A reopened case needs a new plan. */
    CaseClosed: ({ plans }, { on }) => ({
      plans: mapPlans(endActivePlans(plans, on), (plan) =>
        plan.status === 'approved' ? plan : { ...plan, status: 'ended' },
      ),
      settled: {},
    }),
  },
};

/** What a plan must be to become the active one. */
const requireNext = (state: Plan, plan: CasePlan, by: Actor): void => {
  requireApprovable(plan, by);
  requireNoneLeftOutBy(state, plan);
};

export const planTerms: RecordTerms<PlanCommands, PlanEvents> = {
  allowedWhile: {
    DraftCasePlan: [],
    SubmitCasePlan: [],
    ApproveCasePlan: [],
    ReturnCasePlan: [],
    ReviseCasePlan: [],
    ReachGoal: [],
    DropGoal: [],
  },
  amendedBy: {
    CasePlanDrafted: 'anotherCorrector',
    CasePlanSubmitted: 'authorOrCorrector',
    CasePlanApproved: 'approver',
    CasePlanReturned: 'approver',
    CasePlanRevised: 'anotherCorrector',
    GoalReached: 'authorOrCorrector',
    GoalDropped: 'authorOrCorrector',
  },
};
