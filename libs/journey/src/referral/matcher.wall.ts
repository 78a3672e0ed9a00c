import { onlyTo, type Wall } from '#read-models';

/** Looks among everybody for who may be the same person, and tells a number; no token makes anybody this. */
export const MATCHER = { id: 'possible-duplicates', role: 'MATCHER' };

export const matched: Wall = { own: onlyTo(MATCHER.role) };
