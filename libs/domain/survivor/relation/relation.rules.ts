import { refuse } from '#kernel/decider';

/**
 * One answer, whether the survivor does not exist or the caller may not see them: nobody learns which.
 */
export const notFound = (): never =>
  refuse('NOT_FOUND', 'There is no such survivor, or you may not see this record: check the id.');
