import type { MayOverride } from '#kernel/decider';

/** A supervisor may record what happened although it broke a rule. */
export const mayOverride: MayOverride = ({ role }) => role === 'SUPERVISOR';
