import { matrixOf } from '#security/access';
import { accessStep } from '#security/access-log';
import { setAsideStep } from '#security/set-aside';
import { duplicateStep, requestStep } from '#domain/between-offices';
import { correctableSteps, correctionStep, journey } from '#domain/survivor';
import { directoryStep, registerImportStep } from '#domain/directory';
import { operationResultStep, operationStep } from '#domain/operation';
import { prosecutionStep } from '#domain/prosecution';
import { reassignmentStep } from '#domain/reassignment';
import { reviewsStep } from '#domain/reviews';
import type { Step } from '#nest';

export const steps: readonly Step[] = [
  ...journey,
  prosecutionStep,
  operationStep,
  operationResultStep,
  reviewsStep,
  directoryStep,
  registerImportStep,
  reassignmentStep,
  accessStep,
  setAsideStep,
  requestStep,
  duplicateStep,
  correctionStep({
    survivor: correctableSteps,
    prosecution: [prosecutionStep],
    operation: [operationStep, operationResultStep],
  }),
];

/** Who may do what: one row for each operation. */
export const MATRIX = matrixOf(steps);
