import type { Overdue } from './overdue.js';
import type { Asked } from './period.js';

/** What stands for the names of as-known.ts. */
export const parametersOf = (
  { from, to, asOf, knownAt }: Asked,
  overdue: readonly Overdue[] = [],
): readonly (string | null)[] => [from, to, asOf, knownAt ?? null, JSON.stringify(overdue)];
