import { refuse } from '#decider';

/** Said of who does not exist, and of who is not the asker's to see: nobody can tell which. */
export const notFound = (): never => refuse('NOT_FOUND', 'There is no such survivor, or you may not see this record: check the id.');
