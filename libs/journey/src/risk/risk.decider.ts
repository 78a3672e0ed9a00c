import { known as legible, refuse, sameAgain, type Day, type Decider } from '#decider';
import type { Closure } from '../closure/closure.decider.js';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { Referral } from '../referral/referral.decider.js';
import { requireDay } from '../referral/referral.rules.js';
import type { RetraffickingIndicator, RiskLevel } from './risk.codes.js';
import type { DomainScore, RiskEvents } from './risk.events.js';
import { awaitingApproval, withApproval, type Assessed } from './risk.rules.js';

export type RiskCommands = {
  AssessRisk: {
    assessmentId?: string;
    on: Day;
    level: RiskLevel;
    domains?: readonly DomainScore[];
    retraffickingIndicators: readonly RetraffickingIndicator[];
    note?: string;
  };
  ApproveRiskReduction: { assessmentId: string; on: Day; reasons?: string };
};

interface Assessment extends Assessed {
  readonly by: string;
}

export interface Risk {
  /** Since her case was last taken up: an old level says nothing about a new episode. */
  readonly assessments: readonly Assessment[];
  /** What was said under an id, and when it was approved. */
  readonly said: Readonly<Record<string, RiskEvents['RiskAssessed']>>;
  readonly approvals: Readonly<Record<string, RiskEvents['RiskReductionApproved']>>;
}

type Heard = Pick<ClosureEvents, 'CaseReopened'>;
type Others = { referral: Referral; closure: Closure };

/** How great the danger is that she is harmed or trafficked again. It decides how soon she is visited. */
export const risk: Decider<Risk, RiskEvents, RiskCommands, Others, Heard> = {
  initial: { assessments: [], said: {}, approvals: {} },

  decide: {
    /** A correction decides it once more, though the scores may be erased by then. */
    AssessRisk: ({ said }, command, { others: { referral, closure }, now, commandId }) => {
      const { assessmentId = commandId, on } = command;
      const domains = legible(command.domains) ?? [];
      const data = { ...command, assessmentId };
      const known = said[assessmentId];
      if (known) return sameAgain(known, data);
      requireDay(on, referral, now, { 'the reopening': closure.reopenedOn });
      if (new Set(domains.map(({ domain }) => domain)).size < domains.length)
        refuse('DOMAIN_TWICE', 'Score each domain once.');
      return [{ type: 'RiskAssessed', data }];
    },

    ApproveRiskReduction: ({ assessments, approvals }, command, { others: { referral }, by, now }) => {
      const { assessmentId, on } = command;
      const one = assessments.find((each) => each.assessmentId === assessmentId);
      if (!one)
        return refuse('NOT_FOUND', 'There is no such assessment in this episode of her case: assess her first.');
      const before = approvals[assessmentId];
      const data = { ...command, level: one.level };
      if (before) return sameAgain(before, data);
      if (awaitingApproval(assessments) !== one)
        refuse(
          'NOTHING_TO_APPROVE',
          'This assessment does not wait for approval: only the last one does, when it would lower High.',
        );
      if (by.role !== 'SUPERVISOR')
        refuse('APPROVER_ROLE_REQUIRED', 'Only a supervisor approves that her risk is High no longer.');
      if (by.id === one.by) refuse('APPROVER_IS_AUTHOR', 'Somebody else approves what you have assessed.');
      requireDay(on, referral, now, { 'the assessment': one.on });
      return [{ type: 'RiskReductionApproved', data }];
    },
  },

  evolve: {
    RiskAssessed: (state, data, { by }) => {
      const { assessmentId, on, level } = data;
      const one = { assessmentId, on, level, approved: false, by: by.id };
      return {
        ...state,
        assessments: [...state.assessments, one],
        said: { ...state.said, [assessmentId]: data },
      };
    },
    RiskReductionApproved: (state, data) => ({
      ...state,
      assessments: withApproval(state.assessments, data.assessmentId),
      approvals: { ...state.approvals, [data.assessmentId]: data },
    }),
  },

  hears: {
    CaseReopened: (state) => ({ ...state, assessments: [] }),
  },
};
