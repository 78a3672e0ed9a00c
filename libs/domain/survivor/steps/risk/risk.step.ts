import { manyRows, oneRow, step } from '#nest';
import { ApproveRiskReduction, AssessRisk } from './risk.commands.js';
import { risk } from './risk.decider.js';
import { riskForms } from './risk.forms.js';
import { riskLabels } from './risk.labels.js';
import { riskAssessmentProjection, riskProjection } from './risk.projection.js';
import { RiskAssessmentView, RiskView } from './risk.view.js';

export const riskStep = step({
  decider: risk,
  labels: riskLabels,
  forms: riskForms,
  commands: {
    AssessRisk: {
      input: AssessRisk,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Assess risk', km: 'ប៉ាន់ប្រមាណហានិភ័យ' },
      description: {
        en: "Assess the survivor's risk and wellbeing. A level below High takes effect at once, unless the level was High before.",
        km: 'ប៉ាន់ប្រមាណហានិភ័យ និងសុខុមាលភាពរបស់សាមីខ្លួន។ កម្រិតទាបជាង «ខ្ពស់» មានសុពលភាពភ្លាម លើកលែងតែកម្រិតមុនជា «ខ្ពស់»។',
      },
      menu: 'risk',
    },
    ApproveRiskReduction: {
      input: ApproveRiskReduction,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Approve a lower risk', km: 'អនុម័តបន្ថយហានិភ័យ' },
      description: {
        en: 'Approve that the risk is no longer High. Only a supervisor who did not make the assessment may do so.',
        km: 'អនុម័តថាហានិភ័យលែងខ្ពស់។ មានតែអ្នកគ្រប់គ្រងករណីដែលមិនបានធ្វើការប៉ាន់ប្រមាណទេ ដែលអាចធ្វើបាន។',
      },
      menu: 'risk',
    },
  },
  classes: {
    RiskAssessed: {
      assessmentId: 'open',
      on: 'open',
      level: 'open',
      domains: 'health',
      selfSufficiency: 'health',
      retraffickingIndicators: 'open',
      note: 'testimony',
    },
    RiskReductionApproved: { assessmentId: 'open', on: 'open', level: 'open', reasons: 'testimony' },
  },
  lane: 'risk',
  projections: [riskProjection, riskAssessmentProjection],
  shows: {
    risk: oneRow(RiskView, "How great the survivor's risk is. Null: no assessment was made."),
    riskAssessments: manyRows(RiskAssessmentView, 'The risk assessments, in the order in which they were recorded.'),
  },
});
