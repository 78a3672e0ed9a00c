import type { Actor } from '#kernel/decider';
import type { JusticeEvents } from '../steps/justice/justice.events.js';
import type { Goal, PlanEvents } from '../steps/plan/plan.events.js';
import type { ReintegrationEvents } from '../steps/reintegration/reintegration.events.js';
import type { RiskEvents } from '../steps/risk/risk.events.js';
import { fact } from './facts.js';

/** Facts of care with usual values, except for those that a spec is about. */
export const assessed = fact<RiskEvents, 'RiskAssessed'>('RiskAssessed', {
  assessmentId: 'assessment',
  on: '2020-02-12',
  level: 'Medium',
  retraffickingIndicators: [],
});

export const reductionApproved = (
  payload: Partial<RiskEvents['RiskReductionApproved']> = {},
  by: Partial<Actor> = { id: 'dara', role: 'SUPERVISOR' },
) =>
  fact<RiskEvents, 'RiskReductionApproved'>('RiskReductionApproved', {
    assessmentId: 'assessment',
    on: '2020-02-13',
    level: 'Medium',
  })(payload, by);

export const goal = (payload: Partial<Goal> = {}): Goal => ({
  goalId: 'goal',
  domain: 'EducationAndWork',
  aim: 'To finish grade six.',
  services: ['Tutoring'],
  dueOn: '2020-09-30',
  ...payload,
});

export const drafted = fact<PlanEvents, 'CasePlanDrafted'>('CasePlanDrafted', {
  planId: 'plan',
  on: '2020-02-14',
  goals: [goal()],
});

export const submitted = fact<PlanEvents, 'CasePlanSubmitted'>('CasePlanSubmitted', {
  planId: 'plan',
  on: '2020-02-15',
});

export const planReturned = fact<PlanEvents, 'CasePlanReturned'>('CasePlanReturned', {
  planId: 'plan',
  on: '2020-02-16',
  reason: 'Ask the survivor for their wishes.',
});

export const planApproved = fact<PlanEvents, 'CasePlanApproved'>('CasePlanApproved', {
  planId: 'plan',
  on: '2020-02-17',
});

export const planRevised = fact<PlanEvents, 'CasePlanRevised'>('CasePlanRevised', {
  planId: 'second',
  on: '2020-03-02',
  revises: 'plan',
  goals: [goal({ goalId: 'job', aim: 'To learn to sew.' })],
  goalsReached: [],
});

export const goalReached = fact<PlanEvents, 'GoalReached'>('GoalReached', {
  planId: 'plan',
  goalId: 'goal',
  on: '2020-03-20',
});

export const goalDropped = fact<PlanEvents, 'GoalDropped'>('GoalDropped', {
  planId: 'plan',
  goalId: 'goal',
  on: '2020-03-20',
  reason: 'The survivor prefers to work.',
});

export const reintegrated = fact<ReintegrationEvents, 'SurvivorReintegrated'>('SurvivorReintegrated', {
  reintegrationId: 'return',
  on: '2020-03-10',
  arrangement: 'Kinship',
  place: 'Village 4',
  ageOnDay: 17,
  minor: true,
});

export const followedUp = fact<ReintegrationEvents, 'FollowUpCompleted'>('FollowUpCompleted', {
  on: '2020-03-20',
  mode: 'HomeVisit',
  retraffickingIndicators: [],
});

export const missed = fact<ReintegrationEvents, 'FollowUpMissed'>('FollowUpMissed', {
  on: '2020-03-20',
  reason: 'NotReached',
});

export const inCourt = fact<JusticeEvents, 'ProsecutionOpened'>('ProsecutionOpened', {
  prosecutionId: 'one',
  on: '2020-03-09',
  court: 'Siem Reap',
  article: '15',
  role: 'Witness',
});

export const outOfCourt = fact<JusticeEvents, 'ProsecutionConcluded'>('ProsecutionConcluded', {
  prosecutionId: 'one',
  outcome: 'Convicted',
  on: '2020-06-01',
});
