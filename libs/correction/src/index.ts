export { AMENDING, awaitsReview, correctable, correction, type CorrectionCommands } from './correction.decider.js';
export type { CorrectionEvents } from './correction.events.js';
export type { Correctability } from './who-corrects.rules.js';
