export { AMENDING, awaitsReview, correction, corrections } from './correction.decider.js';
export type { CorrectionCommands, CorrectionEvents } from './correction.events.js';
export type { AmendedBy, CorrectionPolicy } from './correction-policy.js';
