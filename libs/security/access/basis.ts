/** What entitles a reader: stored with every reading, for ever. */
export const BASES = [
  'Reception',
  'Assignment',
  'BlindAssignment',
  'Supervision',
  'BreakGlass',
  'Audit',
  'Oversight',
  'Matching',
  'BetweenOffices',
] as const;
export type Basis = (typeof BASES)[number];
