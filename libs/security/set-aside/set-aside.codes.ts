/** Why an entry is unreliable. Codes are stored forever. */
export const FLAW_KINDS = ['unproven', 'unknownType', 'unreadable'] as const;
export type FlawKind = (typeof FLAW_KINDS)[number];
