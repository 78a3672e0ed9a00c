export { prosecution } from './prosecution.decider.js';
export { prosecutionStep } from './prosecution.step.js';
