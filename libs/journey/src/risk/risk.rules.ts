import type { Day } from '#decider';
import type { RiskLevel } from './risk.codes.js';

/** An assessment as far as the level in force depends on it. */
export interface Assessed {
  readonly assessmentId: string;
  readonly on: Day;
  readonly level: RiskLevel;
  readonly approved: boolean;
}

const inOrder = (assessments: readonly Assessed[]): readonly Assessed[] =>
  assessments.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));

/**
 * Rule 10: High is lowered only by a later assessment that somebody else has approved. By the day it was made and not by
 * when somebody found the time to record it. Undefined: nobody has assessed her.
 */
export const levelInForce = (assessments: readonly Assessed[]): RiskLevel | undefined =>
  inOrder(assessments).reduce<RiskLevel | undefined>(
    (before, { level, approved }) => (before === 'High' && !approved ? before : level),
    undefined,
  );

/** The assessment that would lower High, once approved: only the last one can. */
export const awaitingApproval = <Of extends Assessed>(assessments: readonly Of[]): Of | undefined => {
  const last = inOrder(assessments).at(-1) as Of | undefined;
  return last && last.level !== 'High' && levelInForce(assessments) === 'High' ? last : undefined;
};

export const withApproval = <Of extends Assessed>(assessments: readonly Of[], assessmentId: string): readonly Of[] =>
  assessments.map((one) => (one.assessmentId === assessmentId ? { ...one, approved: true } : one));
