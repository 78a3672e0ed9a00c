import { accessStep } from '#access-log';
import { correctableSteps, correctionStep, journey, privacyPolicy, survivor } from '#journey';
import { operation, operationStep } from '#operation';
import { prosecution, prosecutionPolicy, prosecutionStep } from '#prosecution';
import type { Policy, Step } from '#step';
import { admit, admitToCourt } from './admission.js';

/** Everything that is recorded: the survivor's journey, and the two aggregates beside it. */
export const aggregates = {
  survivor: { ...survivor, admit },
  prosecution: { ...prosecution, admit: admitToCourt },
  operation,
};

export const steps: readonly Step[] = [
  ...journey,
  prosecutionStep,
  operationStep,
  accessStep,
  correctionStep({ survivor: correctableSteps, prosecution: [prosecutionStep], operation: [operationStep] }),
];

export const policies: readonly Policy[] = [prosecutionPolicy, privacyPolicy];
