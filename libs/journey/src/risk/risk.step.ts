import { many, one, step } from '#step';
import { ApproveRiskReduction, AssessRisk } from './risk.commands.js';
import { risk } from './risk.decider.js';
import { riskAssessmentProjection, riskProjection } from './risk.projection.js';
import { RiskAssessmentView, RiskView } from './risk.view.js';

export const riskStep = step({
  decider: risk,
  commands: {
    AssessRisk: {
      input: AssessRisk,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Judge how great her danger is, and how she fares. A level below High counts at once, unless it was High before.',
    },
    ApproveRiskReduction: {
      input: ApproveRiskReduction,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Agree that her risk is High no longer. Only a supervisor may, and not the one who assessed her.',
    },
  },
  classes: {
    RiskAssessed: {
      assessmentId: 'open',
      on: 'open',
      level: 'open',
      domains: 'health',
      retraffickingIndicators: 'open',
      note: 'testimony',
    },
    RiskReductionApproved: { assessmentId: 'open', on: 'open', level: 'open', reasons: 'testimony' },
  },
  projections: [riskProjection, riskAssessmentProjection],
  shows: {
    risk: one(RiskView, 'How great her danger is. Null: nobody has assessed her.'),
    riskAssessments: many(RiskAssessmentView, 'How her danger was judged, in the order in which it was recorded.'),
  },
});
