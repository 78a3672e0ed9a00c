// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf } from '#nest';
import * as commands from './plan.commands.js';

const { domain, note, on, reason, services, why } = FIELD_LABELS;
const goals = { en: 'Goals', km: 'គោលដៅ', atLeastOne: true } as const;
const goalId = { en: 'Goal', km: 'គោលដៅ' };
const planId = { en: 'Plan', km: 'ផែនការករណី' };

/** The forms of the commands: what they ask for, in this order. */
export const planForms = formsOf(commands, {
  GoalInput: {
    goalId: UNASKED,
    domain,
    aim: { en: 'What should be achieved', km: 'អ្វីត្រូវសម្រេច' },
    services,
    dueOn: { en: 'Due by', km: 'ត្រឹមថ្ងៃណា' },
    survivorsWish: {
      en: 'In the survivor’s own words',
      km: 'តាមពាក្យរបស់សាមីខ្លួន',
    },
  },
  DraftCasePlan: { planId: UNASKED, on, goals },
  ReviseCasePlan: {
    planId: UNASKED,
    on,
    goals: {
      ...goals,
      help: {
        en: 'All goals that should apply from now on, including those that continue.',
        km: 'គោលដៅទាំងអស់ដែលមានសុពលភាពចាប់ពីពេលនេះ រួមទាំងគោលដៅដែលបន្ត។',
      },
    },
    goalsReached: {
      en: 'Goals reached',
      km: 'គោលដៅដែលសម្រេច',
      help: { en: 'Goals of the active plan that were reached.', km: 'គោលដៅនៃផែនការករណីបច្ចុប្បន្ន ដែលសម្រេចបាន។' },
    },
    why: {
      ...why,
      help: {
        en: 'Required where an open goal of the active plan is given up: it is neither among the goals nor reached.',
        km: 'ត្រូវបំពេញ បើគោលដៅណាមួយនៃផែនការករណីបច្ចុប្បន្នត្រូវបានបោះបង់ គឺមិនបន្ត ហើយក៏មិនទាន់សម្រេច។',
      },
    },
  },
  SubmitCasePlan: { on, planId },
  ApproveCasePlan: {
    on: { ...on, help: { en: 'The plan is active from that day on.', km: 'ផែនការករណីមានសុពលភាពចាប់ពីថ្ងៃនោះ។' } },
    planId,
  },
  ReturnCasePlan: {
    on,
    planId,
    reason: { ...reason, help: { en: 'What the plan lacks.', km: 'អ្វីដែលផែនការករណីនៅខ្វះ។' } },
  },
  ReachGoal: { goalId, on, note },
  DropGoal: {
    goalId,
    on,
    reason: {
      ...reason,
      help: { en: 'Why the goal is no longer pursued.', km: 'ហេតុអ្វីបានជាលែងបន្តគោលដៅនេះ។' },
    },
  },
});
