import { refuse } from '#kernel/decider';

/**
 * The answer for a survivor who does not exist and for one whom the caller may not see: the two cannot be told apart.
 */
export const notFound = (): never =>
  refuse('NOT_FOUND', 'There is no such survivor, or you may not see this record: check the id.');
