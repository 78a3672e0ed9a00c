import { step } from '#nest';
import { ConductOperation, HoldPreventionActivity } from './operation.commands.js';
import { operation } from './operation.decider.js';
import { operationFacts, preventionFacts } from './operation.facts.js';
import { operationForms } from './operation.forms.js';
import { operationLabels } from './operation.labels.js';
import { operationProjection, preventionProjection } from './operation.projection.js';
import { operationUpcast } from './operation.upcast.js';
import { OperationEntriesResolver } from './entries/operation-entries.resolver.js';
import { operationReviews } from './reviews/operation-review.projection.js';
import {
  OperationReviews,
  OperationReviewsResolver,
  OtherOperationReviewsResolver,
} from './reviews/operation-reviews.resolver.js';
import { OperationsResolver } from './operations.resolver.js';

const ACTIVITY = {
  kind: 'open',
  districts: 'open',
  audience: 'open',
  attendees: 'open',
  materials: 'open',
  reach: 'open',
  on: 'open',
} as const;

export const operationStep = step({
  of: 'operation',
  decider: operation,
  labels: operationLabels,
  forms: operationForms,
  commands: {
    ConductOperation: {
      input: ConductOperation,
      allowedTo: ['SUPERVISOR', 'CASE_WORKER'],
      label: { en: 'Record an operation', km: 'កត់ត្រាប្រតិបត្តិការ' },
      description: {
        en: 'Record an operation to find victims: where it took place, and with which authorities.',
        km: 'កត់ត្រាប្រតិបត្តិការស្វែងរកជនរងគ្រោះ៖ នៅទីណា និងជាមួយអាជ្ញាធរណា។',
      },
      menu: 'elsewhere',
    },
    HoldPreventionActivity: {
      input: HoldPreventionActivity,
      allowedTo: ['SUPERVISOR', 'CASE_WORKER'],
      label: { en: 'Record a prevention activity', km: 'កត់ត្រាសកម្មភាពបង្ការ' },
      description: {
        en: 'Record a training, a presentation, a broadcast, or materials handed out, and how many people it reached.',
        km: 'កត់ត្រាការបណ្តុះបណ្តាល បទបង្ហាញ ការផ្សាយ ឬសម្ភារៈដែលបានចែក និងចំនួនមនុស្សដែលបានទៅដល់។',
      },
      menu: 'elsewhere',
    },
  },
  classes: {
    OperationConducted: {
      kind: 'open',
      office: 'open',
      province: 'open',
      district: 'open',
      withAuthorities: 'open',
      on: 'open',
    },
    PreventionActivityConducted: {
      ...ACTIVITY,
      to: 'open',
      topics: 'open',
      programme: 'open',
      agencies: 'open',
      fromSurvivorCase: 'open',
    },
    PreventionActivityHeld: ACTIVITY,
  },
  upcast: operationUpcast,
  projections: [operationProjection, preventionProjection, operationReviews, operationFacts, preventionFacts],
  resolvers: [
    OperationsResolver,
    OperationEntriesResolver,
    OperationReviews,
    OperationReviewsResolver,
    OtherOperationReviewsResolver,
  ],
});
