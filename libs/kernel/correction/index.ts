export { AMENDING, awaitsReview, correction, corrections, type CorrectionCommands } from './correction.decider.js';
export type { CorrectionEvents } from './correction.events.js';
export type { AmendedBy, CorrectionPolicy } from './correction-policy.js';
