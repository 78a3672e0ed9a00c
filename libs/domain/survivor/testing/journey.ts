import type { Step } from '#nest';
import { correctableSteps, correctionStep, journey as steps } from '../index.js';

/** With the step that corrects its entries, which all aggregates share. */
export const journey: readonly Step[] = [
  ...steps,
  correctionStep({ survivor: correctableSteps, prosecution: [], operation: [] }),
];
