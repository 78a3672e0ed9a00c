import { rows } from '#kernel/projections';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { RiskEvents } from './risk.events.js';
import { awaitingApproval, levelInForce, withApproval, type RiskAssessment } from './risk.rules.js';
import { RiskAssessmentView, RiskView } from './risk.view.js';

const standing = (assessments: readonly RiskAssessment[]) => ({
  assessments,
  level: levelInForce(assessments) ?? null,
  assessedOn:
    assessments
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? null,
  awaitingApproval: awaitingApproval(assessments)?.assessmentId ?? null,
});

export const riskProjection = rows<RiskEvents & Pick<ClosureEvents, 'CaseReopened'>, RiskView>({
  view: RiskView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: {
    RiskAssessed: ({ assessmentId, on, level }, { assessments = [] }) =>
      standing([...assessments, { assessmentId, on, level, approved: false }]),
    RiskReductionApproved: ({ assessmentId }, { assessments = [] }) =>
      standing(withApproval(assessments, assessmentId)),
    CaseReopened: () => standing([]),
  },
});

export const riskAssessmentProjection = rows<RiskEvents, RiskAssessmentView>({
  view: RiskAssessmentView,
  key: ({ assessmentId }, { subject }) => ({ survivorId: subject, assessmentId }),
  on: {
    RiskAssessed: ({ on, level, retraffickingIndicators }, _, { metadata, sealed }) => ({
      on,
      level,
      retraffickingIndicators,
      assessedBy: metadata.actor.id,
      approvedOn: null,
      approvedBy: null,
      sealed,
    }),
    RiskReductionApproved: ({ on }, row, { metadata, sealed }) => ({
      approvedOn: on,
      approvedBy: metadata.actor.id,
      sealed: [...(row.sealed ?? []), ...sealed],
    }),
  },
});
