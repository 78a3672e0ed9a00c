import { many, one, step } from '#step';
import { ApproveCasePlan, DraftCasePlan, ReturnCasePlan, ReviseCasePlan, SubmitCasePlan } from './plan.commands.js';
import { plan } from './plan.decider.js';
import { planFacts } from './plan.facts.js';
import { activePlanProjection, casePlanProjection } from './plan.projection.js';
import { ActivePlanView, CasePlanView } from './plan.view.js';

const goals = {
  goalId: 'open',
  domain: 'open',
  aim: 'testimony',
  survivorsWish: 'testimony',
  services: 'open',
  dueOn: 'open',
} as const;

export const planStep = step({
  decider: plan,
  commands: {
    DraftCasePlan: {
      input: DraftCasePlan,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Write down with her what is to be reached. It counts once a supervisor who did not write it has approved it.',
    },
    ReviseCasePlan: {
      input: ReviseCasePlan,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Write a new plan over the active one, which stays active until the new one is approved.',
    },
    SubmitCasePlan: {
      input: SubmitCasePlan,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Lay a plan before a supervisor.',
    },
    ApproveCasePlan: {
      input: ApproveCasePlan,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Make a submitted plan the active one. Only a supervisor may, and not the one who wrote it.',
    },
    ReturnCasePlan: {
      input: ReturnCasePlan,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Give a submitted plan back and say what it lacks. Only a supervisor may, and not the one who wrote it.',
    },
  },
  classes: {
    CasePlanDrafted: { planId: 'open', on: 'open', goals },
    CasePlanSubmitted: { planId: 'open', on: 'open' },
    CasePlanApproved: { planId: 'open', on: 'open' },
    CasePlanReturned: { planId: 'open', on: 'open', reason: 'testimony' },
    CasePlanRevised: {
      planId: 'open',
      on: 'open',
      revises: 'open',
      goals,
      goalsReached: 'open',
      why: 'testimony',
    },
  },
  projections: [activePlanProjection, casePlanProjection, planFacts],
  shows: {
    activePlan: one(ActivePlanView, 'The plan that services may serve. Null: none was ever approved.'),
    casePlans: many(CasePlanView, 'What was planned for her, by when, and who agreed to it.'),
  },
});
