export { recordedOperation as operation } from './operation.record.decider.js';
export { PreventionProgrammes } from './operation.commands.js';
export { operationStep } from './operation.step.js';
export { operationResultStep } from './result/result.step.js';
