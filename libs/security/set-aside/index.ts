export { setAside } from './set-aside.decider.js';
export type { SetAsideCommands } from './set-aside.decider.js';
export { setAsideStep } from './set-aside.step.js';
export { SetAsideView } from './set-aside.view.js';
