/** What became of a suspicion that two records are of one person. Codes are stored for ever. */
export const SUSPICION_STATES = ['Waiting', 'Agreed', 'Dismissed'] as const;
export type SuspicionState = (typeof SUSPICION_STATES)[number];
