import { oneRow, rowsTogether, step } from '#nest';
import { withOutcomes } from './goal-outcomes.js';
import {
  ApproveCasePlan,
  DraftCasePlan,
  DropGoal,
  ReachGoal,
  ReturnCasePlan,
  ReviseCasePlan,
  SubmitCasePlan,
} from './plan.commands.js';
import { plan } from './plan.decider.js';
import { planFacts } from './plan.facts.js';
import { planForms } from './plan.forms.js';
import { planLabels } from './plan.labels.js';
import { activePlanProjection, casePlanProjection } from './plan.projection.js';
import { ActivePlanView, CasePlanView } from './plan.view.js';

const goals = {
  goalId: 'open',
  domain: 'open',
  aim: 'testimony',
  survivorsWish: 'testimony',
  services: 'open',
  dueOn: 'open',
} as const;

export const planStep = step({
  decider: plan,
  labels: planLabels,
  forms: planForms,
  commands: {
    DraftCasePlan: {
      input: DraftCasePlan,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Draft a case plan', km: 'សរសេរផែនការករណី' },
      description: {
        en: 'Draft a plan with the survivor: what is to be reached, and by when. It takes effect once another person, a supervisor, approves it.',
        km: 'សរសេរជាមួយសាមីខ្លួននូវអ្វីដែលត្រូវសម្រេច។ វាមានសុពលភាព នៅពេលអ្នកគ្រប់គ្រងករណីដែលមិនបានសរសេរវា បានអនុម័ត។',
      },
      menu: 'care',
    },
    ReviseCasePlan: {
      input: ReviseCasePlan,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Revise the case plan', km: 'កែសម្រួលផែនការករណី' },
      description: {
        en: 'Draft a new plan to replace the active one, which stays active until the new one is approved.',
        km: 'សរសេរផែនការករណីថ្មីជំនួសផែនការបច្ចុប្បន្ន ដែលនៅមានសុពលភាពរហូតដល់ផែនការថ្មីត្រូវបានអនុម័ត។',
      },
      menu: 'care',
    },
    SubmitCasePlan: {
      input: SubmitCasePlan,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Submit the case plan', km: 'ដាក់ស្នើផែនការករណី' },
      description: { en: 'Submit a plan to a supervisor for approval.', km: 'ដាក់ស្នើផែនការករណីទៅអ្នកគ្រប់គ្រងករណីដើម្បីអនុម័ត។' },
      menu: 'care',
    },
    ApproveCasePlan: {
      input: ApproveCasePlan,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Approve the case plan', km: 'អនុម័តផែនការករណី' },
      description: {
        en: 'Approve a submitted plan, which makes it the active one. Only a supervisor who did not write it may do so.',
        km: 'អនុម័តផែនការករណីដែលបានដាក់ស្នើ ហើយវាមានសុពលភាព។ មានតែអ្នកគ្រប់គ្រងករណីដែលមិនបានសរសេរវាទេ ដែលអាចធ្វើបាន។',
      },
      menu: 'care',
    },
    ReturnCasePlan: {
      input: ReturnCasePlan,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Return the case plan', km: 'ប្រគល់ត្រឡប់ផែនការករណី' },
      description: {
        en: 'Return a submitted plan and name what it lacks. Only a supervisor who did not write it may do so.',
        km: 'ប្រគល់ត្រឡប់ផែនការករណីដែលបានដាក់ស្នើ ហើយបញ្ជាក់អ្វីដែលនៅខ្វះ។ មានតែអ្នកគ្រប់គ្រងករណីដែលមិនបានសរសេរវាទេ ដែលអាចធ្វើបាន។',
      },
      menu: 'care',
    },
    ReachGoal: {
      input: ReachGoal,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Record that a goal was reached', km: 'សម្រេចគោលដៅ' },
      description: {
        en: 'Record that a goal of the active plan was reached.',
        km: 'កត់ត្រាថាគោលដៅមួយនៃផែនការករណីបច្ចុប្បន្នត្រូវបានសម្រេច។',
      },
      menu: 'care',
    },
    DropGoal: {
      input: DropGoal,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Drop a goal', km: 'បោះបង់គោលដៅ' },
      description: {
        en: 'Record that a goal of the active plan is no longer pursued, and why.',
        km: 'កត់ត្រាថាគោលដៅមួយនៃផែនការករណីបច្ចុប្បន្នលែងបន្តទៀត និងហេតុអ្វី។',
      },
      menu: 'care',
    },
  },
  classes: {
    CasePlanDrafted: { planId: 'open', on: 'open', goals },
    CasePlanSubmitted: { planId: 'open', on: 'open' },
    CasePlanApproved: { planId: 'open', on: 'open' },
    CasePlanReturned: { planId: 'open', on: 'open', reason: 'testimony' },
    CasePlanRevised: {
      planId: 'open',
      on: 'open',
      revises: 'open',
      goals,
      goalsReached: 'open',
      why: 'testimony',
    },
    GoalReached: { planId: 'open', goalId: 'open', on: 'open', note: 'testimony' },
    GoalDropped: { planId: 'open', goalId: 'open', on: 'open', reason: 'testimony' },
  },
  lane: 'care',
  projections: [activePlanProjection, casePlanProjection, planFacts],
  shows: {
    activePlan: oneRow(ActivePlanView, 'The plan that services may serve. Null: no plan was ever approved.'),
    casePlans: rowsTogether(
      CasePlanView,
      withOutcomes,
      'What was planned for the survivor, by when, and who approved it.',
    ),
  },
});
