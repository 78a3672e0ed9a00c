import { matrixOf } from '#security/access';
import { accessStep } from '#security/access-log';
import { setAsideStep } from '#security/set-aside';
import { correctableSteps, correctionStep, journey } from '#domain/survivor';
import { directoryStep } from '#domain/directory';
import { operationResultStep, operationStep } from '#domain/operation';
import { prosecutionStep } from '#domain/prosecution';
import type { Step } from '#kernel/nest';

export const steps: readonly Step[] = [
  ...journey,
  prosecutionStep,
  operationStep,
  operationResultStep,
  directoryStep,
  accessStep,
  setAsideStep,
  correctionStep({
    survivor: correctableSteps,
    prosecution: [prosecutionStep],
    operation: [operationStep, operationResultStep],
  }),
];

/** Who may do what: one row for each operation. */
export const MATRIX = matrixOf(steps);
