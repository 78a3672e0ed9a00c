import { accessStep, breakGlass } from '#security/access-log';
import { correctableSteps, correctionStep, journey, privacyPolicy, survivor } from '#domain/survivor';
import { operation, operationStep } from '#domain/operation';
import { prosecution, prosecutionPolicy, prosecutionStep } from '#domain/prosecution';
import { setAside, setAsideStep } from '#security/set-aside';
import type { Policy, Step } from '#kernel/nest';
import { admit, admitToCourt } from './admission.js';

/** All aggregates: the survivor's journey, the two beside it, emergency accesses, and entries that were set aside. */
export const aggregates = {
  survivor: { ...survivor, admit },
  prosecution: { ...prosecution, admit: admitToCourt },
  operation,
  access: breakGlass,
  setaside: setAside,
};

export const steps: readonly Step[] = [
  ...journey,
  prosecutionStep,
  operationStep,
  accessStep,
  setAsideStep,
  correctionStep({ survivor: correctableSteps, prosecution: [prosecutionStep], operation: [operationStep] }),
];

export const policies: readonly Policy[] = [prosecutionPolicy, privacyPolicy];
