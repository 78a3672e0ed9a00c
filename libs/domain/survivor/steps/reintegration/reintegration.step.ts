import { manyRows, step } from '#nest';
import {
  CompleteFollowUp,
  CompleteReintegration,
  PlanReintegration,
  RecordMissedFollowUp,
} from './reintegration.commands.js';
import { reintegration } from './reintegration.decider.js';
import { reintegrationForms } from './reintegration.forms.js';
import { reintegrationLabels } from './reintegration.labels.js';
import { followUpProjection, reintegrationProjection } from './reintegration.projection.js';
import { FollowUpView, ReintegrationView } from './reintegration.view.js';

export const reintegrationStep = step({
  decider: reintegration,
  labels: reintegrationLabels,
  forms: reintegrationForms,
  commands: {
    PlanReintegration: {
      input: PlanReintegration,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Plan the reintegration', km: 'គ្រោងសមាហរណកម្ម' },
      description: {
        en: 'Plan where the survivor is to live, and with which people.',
        km: 'គ្រោងថាសាមីខ្លួននឹងរស់នៅទីណា និងជាមួយនរណា។',
      },
      menu: 'care',
    },
    CompleteReintegration: {
      input: CompleteReintegration,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Record the reintegration', km: 'កត់ត្រាសមាហរណកម្ម' },
      description: {
        en: 'Record that the survivor has moved to where they will live. A child’s return to the family needs a best-interest determination of its own.',
        km: 'កត់ត្រាថាសាមីខ្លួនបានផ្លាស់ទៅកន្លែងដែលនឹងរស់នៅ។ ការត្រឡប់របស់កុមារទៅគ្រួសារ ត្រូវការការកំណត់ឧត្តមប្រយោជន៍ដោយឡែក។',
      },
      menu: 'care',
    },
    CompleteFollowUp: {
      input: CompleteFollowUp,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Record a follow-up', km: 'កត់ត្រាការតាមដាន' },
      description: {
        en: 'Record a follow-up: how the survivor fares. It is possible after closure too.',
        km: 'កត់ត្រាការតាមដាន៖ ស្ថានភាពរបស់សាមីខ្លួនយ៉ាងណា ទោះក្រោយពេលបិទករណីក៏ដោយ។',
      },
      menu: 'risk',
    },
    RecordMissedFollowUp: {
      input: RecordMissedFollowUp,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      label: { en: 'Record a missed follow-up', km: 'កត់ត្រាការតាមដានដែលខកខាន' },
      description: {
        en: 'Record that a follow-up did not take place, and why. It has to be made up for.',
        km: 'កត់ត្រាថាការតាមដានមិនបានធ្វើ និងមូលហេតុ។ វាត្រូវធ្វើជំនួស។',
      },
      menu: 'risk',
    },
  },
  classes: {
    ReintegrationPlanned: {
      reintegrationId: 'open',
      on: 'open',
      expectedOn: 'open',
      arrangement: 'open',
      province: 'open',
      district: 'location',
      withWhom: 'location',
      place: 'location',
      note: 'testimony',
    },
    SurvivorReintegrated: {
      reintegrationId: 'open',
      on: 'open',
      arrangement: 'open',
      province: 'open',
      district: 'location',
      withWhom: 'location',
      place: 'location',
      safetyPlan: 'testimony',
      bidId: 'open',
      ageOnDay: 'open',
      minor: 'open',
    },
    FollowUpCompleted: { on: 'open', mode: 'open', retraffickingIndicators: 'open', note: 'testimony' },
    FollowUpMissed: { on: 'open', reason: 'open', note: 'testimony' },
  },
  lane: {
    ReintegrationPlanned: 'care',
    SurvivorReintegrated: 'care',
    FollowUpCompleted: 'risk',
    FollowUpMissed: 'risk',
  },
  projections: [reintegrationProjection, followUpProjection],
  shows: {
    reintegrations: manyRows(ReintegrationView, 'Where the survivor was to live, and since when they do.'),
    followUps: manyRows(FollowUpView, 'How the survivor fared at each follow-up, and which follow-ups were missed.'),
  },
});
