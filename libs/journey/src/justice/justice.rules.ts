import type { Justice } from './justice.decider.js';

/** Rule 11: an open prosecution is a legal hold. The prosecutions by which her record is held; none when it is not. */
export const heldBy = ({ prosecutions }: Justice): readonly string[] =>
  Object.entries(prosecutions)
    .filter(([, { outcome }]) => outcome === undefined)
    .map(([prosecutionId]) => prosecutionId);
