export { operation } from './operation.decider.js';
export { operationStep } from './operation.step.js';
