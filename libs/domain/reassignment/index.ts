export { reassignmentPolicy } from './reassignment.policy.js';
export { reassignmentStep } from './reassignment.step.js';
