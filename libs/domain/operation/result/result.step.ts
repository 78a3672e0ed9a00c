import { step } from '#nest';
import { RecordOperationResult } from './result.commands.js';
import { operationResult } from './result.decider.js';
import { resultFacts } from './result.facts.js';
import { resultForms } from './result.forms.js';
import { resultLabels } from './result.labels.js';
import { resultProjection } from './result.projection.js';

export const operationResultStep = step({
  of: 'operation',
  decider: operationResult,
  labels: resultLabels,
  forms: resultForms,
  commands: {
    RecordOperationResult: {
      input: RecordOperationResult,
      allowedTo: ['SUPERVISOR', 'CASE_WORKER'],
      label: { en: 'Record the result of an operation', km: 'កត់ត្រាលទ្ធផលប្រតិបត្តិការ' },
      description: {
        en: 'Record how many people an operation met, screened and referred, and which materials it handed out.',
        km: 'កត់ត្រាចំនួនមនុស្សដែលប្រតិបត្តិការបានជួប ពិនិត្យ និងបញ្ជូនបន្ត និងសម្ភារៈដែលបានចែក។',
      },
      menu: 'elsewhere',
    },
  },
  classes: {
    OperationResultRecorded: {
      met: 'open',
      screened: 'open',
      referred: 'open',
      materials: { title: 'open', language: 'open', count: 'open' },
      on: 'open',
    },
  },
  projections: [resultProjection, resultFacts],
});
