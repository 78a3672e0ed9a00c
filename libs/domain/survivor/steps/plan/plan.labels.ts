// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { CasePlanStatus } from './plan.codes.js';
import type { PlanEvents } from './plan.events.js';

export const planLabels: StepLabels<PlanEvents, { CasePlanStatus: CasePlanStatus }> = {
  events: {
    CasePlanDrafted: { en: 'Case plan drafted', km: 'បានសរសេរផែនការករណី' },
    CasePlanSubmitted: { en: 'Case plan submitted', km: 'បានដាក់ស្នើផែនការករណី' },
    CasePlanApproved: { en: 'Case plan approved', km: 'បានអនុម័តផែនការករណី' },
    CasePlanReturned: { en: 'Case plan returned', km: 'បានប្រគល់ត្រឡប់ផែនការករណី' },
    CasePlanRevised: { en: 'Case plan revised', km: 'បានកែសម្រួលផែនការករណី' },
    GoalReached: { en: 'Goal reached', km: 'បានសម្រេចគោលដៅ' },
    GoalDropped: { en: 'Goal dropped', km: 'បានបោះបង់គោលដៅ' },
  },
  codes: {
    CasePlanStatus: {
      Drafted: { en: 'Draft', km: 'សេចក្តីព្រាង' },
      Submitted: { en: 'Submitted', km: 'បានដាក់ស្នើ' },
      Returned: { en: 'Returned', km: 'បានប្រគល់ត្រឡប់' },
      Approved: { en: 'Approved', km: 'បានអនុម័ត' },
    },
  },
};
