import { refuse, type Actor } from '#kernel/decider';

/** @param sentence what to do instead */
export const requireSupervisor = ({ role }: Actor, sentence: string): void => {
  if (role !== 'SUPERVISOR') refuse('APPROVER_ROLE_REQUIRED', sentence);
};
