import { onlyTo, type RowPolicy } from '#kernel/projections';

/** Searches all records for possible duplicates and returns only a number. No token can grant this role. */
export const MATCHER = { id: 'possible-duplicates', role: 'MATCHER' };

export const matched: RowPolicy = { own: onlyTo(MATCHER.role) };
