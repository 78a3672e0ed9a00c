// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import type { ResultEvents } from './result.events.js';

export const resultLabels: StepLabels<ResultEvents> = {
  codes: {},
  events: {
    OperationResultRecorded: { en: 'Result of the operation recorded', km: 'បានកត់ត្រាលទ្ធផលប្រតិបត្តិការ' },
  },
};
