import type { Overdue } from './overdue.js';
import type { FigureArguments } from './period.js';

/** The parameters in the SQL of as-known.ts. */
export const parametersOf = (
  { from, to, asOf, knownAt }: FigureArguments,
  overdue: readonly Overdue[] = [],
): readonly (string | null)[] => [from, to, asOf, knownAt ?? null, JSON.stringify(overdue)];
