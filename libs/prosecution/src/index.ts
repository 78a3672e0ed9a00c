export { prosecution } from './prosecution.decider.js';
export { prosecutionPolicy } from './prosecution.policy.js';
export { prosecutionStep } from './prosecution.step.js';
