import type { Step } from '#step';
import { correctableSteps, correctionStep, journey as steps } from '../index.js';

/** With what corrects its entries, as all aggregates have it together. */
export const journey: readonly Step[] = [
  ...steps,
  correctionStep({ survivor: correctableSteps, prosecution: [], operation: [] }),
];
