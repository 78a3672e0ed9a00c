import type { OpenPart } from '#kernel/decider';
import { rows, type Meta } from '#kernel/projections';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { PlanEvents } from './plan.events.js';
import { ActivePlanView, CasePlanView, type GoalType } from './plan.view.js';

export const activePlanProjection = rows<
  Pick<PlanEvents, 'CasePlanApproved'> & Pick<ClosureEvents, 'CaseClosed'>,
  ActivePlanView
>({
  view: ActivePlanView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    CasePlanApproved: ({ planId, on }) => ({ planId, since: on }),
    CaseClosed: ({ on }) => ({ planId: null, since: on }),
  },
});

const draftRow = ({ on, goals }: OpenPart<PlanEvents['CasePlanDrafted']>, { metadata, sealed }: Meta) => ({
  status: 'Drafted' as const,
  on,
  goals: goals as CasePlanView['goals'],
  draftedBy: metadata.actor.id,
  revises: null,
  goalsReached: [],
  submittedOn: null,
  approvedOn: null,
  approvedBy: null,
  sealed,
});

const withGoal = (goals: CasePlanView['goals'], goalId: string, change: Partial<GoalType>): CasePlanView['goals'] =>
  goals.map((goal) => (goal.goalId === goalId ? { ...goal, ...change } : goal));

export const casePlanProjection = rows<PlanEvents, CasePlanView>({
  view: CasePlanView,
  key: ({ planId }, { subject }) => ({ survivorId: subject, planId }),
  on: {
    CasePlanDrafted: (payload, _, meta) => draftRow(payload, meta),
    CasePlanRevised: (payload, _, meta) => ({
      ...draftRow(payload, meta),
      revises: payload.revises,
      goalsReached: payload.goalsReached,
    }),
    CasePlanSubmitted: ({ on }) => ({ status: 'Submitted', submittedOn: on }),
    CasePlanReturned: (_, { sealed = [] }, meta) => ({ status: 'Returned', sealed: [...sealed, ...meta.sealed] }),
    CasePlanApproved: ({ on }, _, { metadata }) => ({
      status: 'Approved',
      approvedOn: on,
      approvedBy: metadata.actor.id,
    }),
    GoalReached: ({ goalId, on }, { goals = [] }, { sealed }) => ({
      goals: withGoal(goals, goalId, { reachedOn: on, settled: sealed }),
    }),
    GoalDropped: ({ goalId, on }, { goals = [] }, { sealed }) => ({
      goals: withGoal(goals, goalId, { droppedOn: on, settled: sealed }),
    }),
  },
});
