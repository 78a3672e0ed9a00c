export { directory } from './directory.decider.js';
export { reassignmentPolicy } from './reassignment.policy.js';
export { requireNotLeft } from './directory.rules.js';
export type { Registers } from './directory.state.js';
export { directoryStep } from './directory.step.js';
export { recentRegistersIn, registersBeforeFlaw, registersIn } from './registers.js';
