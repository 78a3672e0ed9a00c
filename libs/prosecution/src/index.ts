export { prosecutionPolicy } from './prosecution.policy.js';
export { courtCase as prosecution } from './prosecution.record.decider.js';
export { prosecutionStep } from './prosecution.step.js';
