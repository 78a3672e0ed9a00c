import { acceptIdenticalRetry, type Day, type Decider } from '#kernel/decider';
import type { Housing } from '../aftercare/aftercare.codes.js';
import type { Aftercare } from '../aftercare/aftercare.state.js';
import { requirePlacement } from '../aftercare/aftercare.rules.js';
import type { Closure } from '../closure/closure.state.js';
import type { Identification } from '../identification/identification.state.js';
import type { Referral } from '../referral/referral.state.js';
import { requireDay, requireOrder, ageStamp } from '../referral/referral.rules.js';
import type { Review } from '../review/review.state.js';
import type { RetraffickingIndicator } from '../risk/risk.codes.js';
import type { FollowUpMode, MissedReason } from './reintegration.codes.js';
import type { ReintegrationEvents } from './reintegration.events.js';
import type { Reintegration } from './reintegration.state.js';
import type { RecordTerms } from '../../terms.rules.js';

export type ReintegrationCommands = {
  PlanReintegration: {
    reintegrationId?: string;
    on: Day;
    expectedOn?: Day;
    arrangement: Housing;
    province?: string;
    district?: string;
    withWhom?: string;
    place?: string;
    note?: string;
  };
  CompleteReintegration: {
    reintegrationId?: string;
    on: Day;
    arrangement: Housing;
    province?: string;
    district?: string;
    withWhom?: string;
    place: string;
    safetyPlan?: string;
  };
  CompleteFollowUp: {
    on: Day;
    mode: FollowUpMode;
    retraffickingIndicators: readonly RetraffickingIndicator[];
    note?: string;
  };
  RecordMissedFollowUp: { on: Day; reason: MissedReason; note?: string };
};

type Others = {
  referral: Referral;
  identification: Identification;
  review: Review;
  aftercare: Aftercare;
  closure: Closure;
};

/**
 * Where the survivor lives after the programme, and how they fare there. Reintegration is a move, and into a family it
 * is a placement: a child needs the same safeguards as for any other (rule 7). Follow-ups continue long afterwards,
 * even after the case is closed.
 */
export const reintegration: Decider<Reintegration, ReintegrationEvents, ReintegrationCommands, Others> = {
  initial: { planned: {}, completed: {} },

  decide: {
    PlanReintegration: ({ planned, completed }, command, { steps: { referral, closure }, now, commandId }) => {
      const { reintegrationId = commandId, on, expectedOn = on } = command;
      const data = { ...command, reintegrationId };
      const before = planned[reintegrationId] ?? completed[reintegrationId];
      if (before) return acceptIdenticalRetry(before, data);
      requireDay(on, referral, now, { 'the reopening': closure.reopenedOn });
      requireOrder(expectedOn, referral, { 'the day of planning': on }, 'expectedOn');
      return [{ type: 'ReintegrationPlanned', data }];
    },

    CompleteReintegration: ({ planned, completed }, command, { steps, now, commandId, irregular }) => {
      const { referral, aftercare, closure } = steps;
      const { reintegrationId = commandId, on, arrangement, safetyPlan } = command;
      const before = completed[reintegrationId];
      if (before) {
        const { bidId, ageOnDay, minor } = before;
        return acceptIdenticalRetry(before, { ...command, reintegrationId, bidId, ageOnDay, minor });
      }
      requireDay(on, referral, now, {
        'the plan for it': planned[reintegrationId]?.on,
        'the last move': aftercare.movedOn,
        'the reopening': closure.reopenedOn,
      });
      const rests = requirePlacement(steps, { home: arrangement, on, safetyPlan, isPlacement: true }, irregular);
      return [
        { type: 'SurvivorReintegrated', data: { ...command, reintegrationId, ...rests, ...ageStamp(referral, on) } },
      ];
    },

    CompleteFollowUp: (_, command, { steps: { referral }, now }) => {
      requireDay(command.on, referral, now);
      return [{ type: 'FollowUpCompleted', data: command }];
    },

    RecordMissedFollowUp: (_, command, { steps: { referral }, now }) => {
      requireDay(command.on, referral, now);
      return [{ type: 'FollowUpMissed', data: command }];
    },
  },

  evolve: {
    ReintegrationPlanned: (state, payload) => ({
      ...state,
      planned: { ...state.planned, [payload.reintegrationId]: payload },
    }),
    SurvivorReintegrated: (state, payload) => ({
      ...state,
      completed: { ...state.completed, [payload.reintegrationId]: payload },
    }),
    FollowUpCompleted: (state) => state,
    FollowUpMissed: (state) => state,
  },
};

export const reintegrationTerms: RecordTerms<ReintegrationCommands, ReintegrationEvents> = {
  allowedWhile: {
    PlanReintegration: [],
    CompleteReintegration: [],
    CompleteFollowUp: ['closed', 'restricted'],
    RecordMissedFollowUp: ['closed', 'restricted'],
  },
  amendedBy: {
    ReintegrationPlanned: 'authorOrCorrector',
    SurvivorReintegrated: 'anotherCorrector',
    FollowUpCompleted: 'authorOrCorrector',
    FollowUpMissed: 'authorOrCorrector',
  },
};
