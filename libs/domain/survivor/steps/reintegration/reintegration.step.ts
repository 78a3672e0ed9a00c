import { manyRows, step } from '#kernel/nest';
import {
  CompleteFollowUp,
  CompleteReintegration,
  PlanReintegration,
  RecordMissedFollowUp,
} from './reintegration.commands.js';
import { reintegration } from './reintegration.decider.js';
import { followUpProjection, reintegrationProjection } from './reintegration.projection.js';
import { FollowUpView, ReintegrationView } from './reintegration.view.js';

export const reintegrationStep = step({
  decider: reintegration,
  commands: {
    PlanReintegration: {
      input: PlanReintegration,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Plan where the survivor is to live, and with which people.',
    },
    CompleteReintegration: {
      input: CompleteReintegration,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that the survivor has moved to where they will live. A child’s return to the family needs a best-interest determination of its own.',
    },
    CompleteFollowUp: {
      input: CompleteFollowUp,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record a follow-up: how the survivor fares. It is possible after closure too.',
    },
    RecordMissedFollowUp: {
      input: RecordMissedFollowUp,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that a follow-up did not take place, and why. It has to be made up for.',
    },
  },
  classes: {
    ReintegrationPlanned: {
      reintegrationId: 'open',
      on: 'open',
      expectedOn: 'open',
      arrangement: 'open',
      province: 'open',
      withWhom: 'location',
      place: 'location',
      note: 'testimony',
    },
    SurvivorReintegrated: {
      reintegrationId: 'open',
      on: 'open',
      arrangement: 'open',
      province: 'open',
      withWhom: 'location',
      place: 'location',
      safetyPlan: 'testimony',
      bidId: 'open',
      ageOnDay: 'open',
      minor: 'open',
    },
    FollowUpCompleted: { on: 'open', mode: 'open', retraffickingIndicators: 'open', note: 'testimony' },
    FollowUpMissed: { on: 'open', reason: 'open', note: 'testimony' },
  },
  projections: [reintegrationProjection, followUpProjection],
  shows: {
    reintegrations: manyRows(ReintegrationView, 'Where the survivor was to live, and since when they do.'),
    followUps: manyRows(FollowUpView, 'How the survivor fared at each follow-up, and which follow-ups were missed.'),
  },
});
