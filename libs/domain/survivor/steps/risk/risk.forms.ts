// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#nest';
import * as commands from './risk.commands.js';

const { domain, level, note, on, reasons, retraffickingIndicators } = FIELD_LABELS;

/** The forms of the commands: what they ask for, in this order. */
export const riskForms = formsOf(commands, {
  DomainScoreInput: {
    domain,
    score: { en: 'Score', km: 'ពិន្ទុ (1–4)', help: { en: 'From 1, very bad, to 4, good.', km: 'ពី 1 អាក្រក់ណាស់ ដល់ 4 ល្អ។' } },
  },
  SelfSufficiencyScoreInput: {
    domain,
    score: {
      en: 'Score',
      km: 'ពិន្ទុ (1–5)',
      help: { en: 'From 1, in crisis, to 5, thriving.', km: 'ពី 1 ស្ថិតក្នុងវិបត្តិ ដល់ 5 រីកចម្រើន។' },
    },
  },
  AssessRisk: {
    assessmentId: UNASKED,
    on,
    level,
    domains: {
      en: 'A child’s situation by domain',
      km: 'ស្ថានភាពកុមារតាមផ្នែក',
      help: {
        en: 'For a child: the domains of the Child Status Index, each once; leave out those that could not be judged.',
        km: 'ផ្នែកនៃសន្ទស្សន៍ស្ថានភាពកុមារ (CSI) មួយផ្នែកម្តង។ សូមទុកចោលផ្នែកដែលមិនអាចប៉ាន់ប្រមាណបាន។',
      },
    },
    selfSufficiency: {
      en: 'An adult’s situation by domain',
      km: 'ស្ថានភាពមនុស្សពេញវ័យតាមផ្នែក',
      help: {
        en: 'For an adult: the domains of the Self-Sufficiency Matrix, each once; leave out those that could not be judged.',
        km: 'សម្រាប់មនុស្សពេញវ័យ៖ ផ្នែកនៃម៉ាទ្រីសស្វ័យភាព មួយផ្នែកម្តង។ សូមទុកចោលផ្នែកដែលមិនអាចប៉ាន់ប្រមាណបាន។',
      },
    },
    retraffickingIndicators,
    note,
  },
  ApproveRiskReduction: { on, assessmentId: { en: 'Assessment', km: 'ការប៉ាន់ប្រមាណ' }, reasons },
});
