import { many, step } from '#step';
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
      says: 'Plan where she is to go on living, and with whom.',
    },
    CompleteReintegration: {
      input: CompleteReintegration,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that she has moved to where she goes on living. A child’s return to her family rests on a best-interest determination of its own.',
    },
    CompleteFollowUp: {
      input: CompleteFollowUp,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that somebody saw or heard how she fares, after closure too.',
    },
    RecordMissedFollowUp: {
      input: RecordMissedFollowUp,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that she was not seen or heard when she should have been, and why. It is to be made up for.',
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
    reintegrations: many(ReintegrationView, 'Where she was to go on living, and since when she does.'),
    followUps: many(FollowUpView, 'How she fared whenever somebody looked, and when nobody did.'),
  },
});
