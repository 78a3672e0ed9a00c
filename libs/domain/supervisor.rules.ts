import { refuse, type Actor, type MayOverride } from '#kernel/decider';

/** What refusals call who corrects, reviews and overrides. */
export const SUPERVISOR_IN_WORDS = { one: 'a supervisor', another: 'another supervisor' } as const;

/** A supervisor may record what happened although it broke a rule. */
export const mayOverride: MayOverride = ({ role }) => role === 'SUPERVISOR';

/** @param sentence what to do instead */
export const requireSupervisor = ({ role }: Actor, sentence: string): void => {
  if (role !== 'SUPERVISOR') refuse('APPROVER_ROLE_REQUIRED', sentence);
};
