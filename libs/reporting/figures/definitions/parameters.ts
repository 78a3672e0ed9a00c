import type { FigureArguments } from './period.js';

export interface Overdue {
  readonly of: 'assessments' | 'followUps';
  readonly subject: string;
  /** The event from which it fell due. */
  readonly eventId: string;
}

/** The parameters in the SQL of fact-queries.ts. */
export const parametersOf = (
  { from, to, asOf, knownAt }: FigureArguments,
  overdue: readonly Overdue[] = [],
): readonly (string | null)[] => [from, to, asOf, knownAt ?? null, JSON.stringify(overdue)];
