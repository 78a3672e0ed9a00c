import { isSamePayload, refuse, type Day, type Decider } from '#kernel/decider';
import { requireDay } from '../referral/referral.rules.js';
import type { Referral } from '../referral/referral.state.js';
import type { PlanEvents } from './plan.events.js';
import { openGoals } from './plan.rules.js';
import { requireActive } from './plans.rules.js';
import type { Plan, PlanSteps } from './plan.state.js';

export type GoalCommands = {
  ReachGoal: { goalId: string; on: Day; note?: string };
  DropGoal: { goalId: string; on: Day; reason: string };
};

type GoalDecider = Decider<Plan, PlanEvents, GoalCommands, PlanSteps>;

/** What becomes of the goals of the active plan: each is reached, or dropped with a reason. */
export const goals = {
  requires: {
    ReachGoal: (state) => requireSomeOpen(state),
    DropGoal: (state) => requireSomeOpen(state),
  } satisfies GoalDecider['requires'],

  decide: {
    ReachGoal: (state, command, context) =>
      settling(state, command, context.steps.referral, context.now) ?? [
        { type: 'GoalReached', data: { ...command, planId: requireActive(state.plans).planId } },
      ],

    DropGoal: (state, command, context) =>
      settling(state, command, context.steps.referral, context.now) ?? [
        { type: 'GoalDropped', data: { ...command, planId: requireActive(state.plans).planId } },
      ],
  } satisfies GoalDecider['decide'],

  evolve: {
    GoalReached: (state, data) => ({
      ...state,
      settled: { ...state.settled, [data.goalId]: { on: data.on, outcome: 'reached', payload: data } },
    }),
    GoalDropped: (state, data) => ({
      ...state,
      settled: { ...state.settled, [data.goalId]: { on: data.on, outcome: 'dropped', payload: data } },
    }),
  } satisfies Partial<GoalDecider['evolve']>,
};

const requireSomeOpen = (state: Plan): void => {
  requireActive(state.plans);
  if (openGoals(state).length === 0)
    refuse(
      'NOTHING_HERE',
      'Every goal of the active plan was reached or dropped: revise the plan (reviseCasePlan) for a new goal.',
      'ReviseCasePlan',
    );
};

/** Nothing to record when the same was recorded before. @throws Refusal unless the goal is open on that day. */
const settling = (
  { plans, settled }: Plan,
  command: { readonly goalId: string; readonly on: Day },
  person: Referral,
  now: string,
): readonly [] | undefined => {
  const { planId, goals: ofPlan, since } = requireActive(plans);
  const { goalId, on } = command;
  if (!ofPlan.includes(goalId))
    refuse('GOAL_UNKNOWN', 'The active plan has no such goal: name one of its goals by its goalId.');
  const before = settled[goalId];
  if (before && isSamePayload(before.payload, { ...command, planId })) return [];
  if (before)
    refuse('GOAL_SETTLED', `This goal was ${before.outcome} on ${before.on}: correct that entry if it is wrong.`);
  requireDay(on, person, now, { 'the approval of the plan': since });
  return undefined;
};
