import { unlessErased, refuse, acceptIdenticalRetry, type Day, type Decider, isOrStandsInFor } from '#kernel/decider';
import type { Closure } from '../closure/closure.state.js';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { Referral } from '../referral/referral.state.js';
import { isMinor, requireDay } from '../referral/referral.rules.js';
import type { RetraffickingIndicator, RiskLevel } from './risk.codes.js';
import type { DomainScore, RiskEvents, SelfSufficiencyScore } from './risk.events.js';
import { awaitingApproval, requireInstrument, withApproval } from './risk.rules.js';
import type { Risk } from './risk.state.js';
import type { RecordTerms } from '../../terms.rules.js';

export type RiskCommands = {
  AssessRisk: {
    assessmentId?: string;
    on: Day;
    level: RiskLevel;
    domains?: readonly DomainScore[];
    selfSufficiency?: readonly SelfSufficiencyScore[];
    retraffickingIndicators: readonly RetraffickingIndicator[];
    note?: string;
  };
  ApproveRiskReduction: { assessmentId: string; on: Day; reasons?: string };
};

type ObservedEvents = Pick<ClosureEvents, 'CaseReopened'>;
type Others = { referral: Referral; closure: Closure };

/** How great the risk is that the survivor is harmed or trafficked again. It decides the interval of the visits. */
export const risk: Decider<Risk, RiskEvents, RiskCommands, Others, ObservedEvents> = {
  initial: { assessments: [], payload: {}, approvals: {} },

  requires: {
    ApproveRiskReduction: ({ assessments }, { by }) => {
      if (assessments.length === 0)
        refuse(
          'NOTHING_HERE',
          'No risk was assessed in this episode of the case: assess it first (assessRisk).',
          'AssessRisk',
        );
      const assessment = awaitingApproval(assessments);
      if (!assessment)
        return refuse(
          'NOTHING_TO_APPROVE',
          'No assessment is awaiting approval: only the last one does, when it would lower High.',
        );
      if (by.role !== 'SUPERVISOR')
        refuse(
          'APPROVER_ROLE_REQUIRED',
          'Only a supervisor may approve that the risk is no longer High: ask a supervisor.',
        );
      if (isOrStandsInFor(by, assessment.by))
        refuse('APPROVER_IS_AUTHOR', 'You made this assessment yourself: ask another supervisor to approve it.');
      return undefined;
    },
  },

  decide: {
    /** A correction decides the command again, when the scores may already be erased. */
    AssessRisk: ({ payload: recorded }, command, { steps: { referral, closure }, now, commandId, irregular }) => {
      const { assessmentId = commandId, on } = command;
      const data = { ...command, assessmentId };
      const known = recorded[assessmentId];
      if (known) return acceptIdenticalRetry(known, data);
      requireDay(on, referral, now, { 'the reopening': closure.reopenedOn });
      for (const scores of [unlessErased(command.domains) ?? [], unlessErased(command.selfSufficiency) ?? []])
        if (new Set(scores.map(({ domain }) => domain)).size < scores.length)
          refuse('DOMAIN_TWICE', 'A domain is scored twice: score each domain once.');
      requireInstrument(command, isMinor(referral, on), irregular);
      return [{ type: 'RiskAssessed', data }];
    },

    ApproveRiskReduction: ({ assessments, approvals }, command, { steps: { referral }, now }) => {
      const { assessmentId, on } = command;
      const assessment = assessments.find((each) => each.assessmentId === assessmentId);
      if (!assessment)
        return refuse(
          'NOT_FOUND',
          'There is no such assessment in this episode of the case: record one first (assessRisk).',
        );
      const before = approvals[assessmentId];
      const data = { ...command, level: assessment.level };
      if (before) return acceptIdenticalRetry(before, data);
      if (awaitingApproval(assessments) !== assessment)
        refuse(
          'NOTHING_TO_APPROVE',
          'This assessment is not awaiting approval: only the last one does, when it would lower High.',
        );
      requireDay(on, referral, now, { 'the assessment': assessment.on });
      return [{ type: 'RiskReductionApproved', data }];
    },
  },

  evolve: {
    RiskAssessed: (state, data, { by }) => {
      const { assessmentId, on, level } = data;
      const assessment = { assessmentId, on, level, approved: false, by: by.id };
      return {
        ...state,
        assessments: [...state.assessments, assessment],
        payload: { ...state.payload, [assessmentId]: data },
      };
    },
    RiskReductionApproved: (state, data) => ({
      ...state,
      assessments: withApproval(state.assessments, data.assessmentId),
      approvals: { ...state.approvals, [data.assessmentId]: data },
    }),
  },

  observes: {
    CaseReopened: (state) => ({ ...state, assessments: [] }),
  },
};

export const riskTerms: RecordTerms<RiskCommands, RiskEvents> = {
  allowedWhile: {
    AssessRisk: ['restricted'],
    ApproveRiskReduction: ['restricted'],
  },
  amendedBy: {
    RiskAssessed: 'anotherCorrector',
    RiskReductionApproved: 'approver',
  },
};
