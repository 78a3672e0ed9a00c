import { byDay, latestByDay, refuseUnless, type Day } from '#kernel/decider';
import type { RiskLevel } from './risk.codes.js';

/** The part of an assessment that determines the level in force. */
export interface RiskAssessment {
  readonly assessmentId: string;
  readonly on: Day;
  readonly level: RiskLevel;
  readonly approved: boolean;
}

/**
 * Rule 10: High is lowered only by a later assessment that another person has approved. What counts is the day of the
 * assessment, not the day of its recording. Undefined: no assessment was made.
 */
export const levelInForce = (assessments: readonly RiskAssessment[]): RiskLevel | undefined =>
  assessments
    .toSorted(byDay)
    .reduce<RiskLevel | undefined>(
      (before, { level, approved }) => (before === 'High' && !approved ? before : level),
      undefined,
    );

/** The assessment that would lower High once approved: only the last one can. */
export const awaitingApproval = <Of extends RiskAssessment>(assessments: readonly Of[]): Of | undefined => {
  const last = latestByDay(assessments);
  return last && last.level !== 'High' && levelInForce(assessments) === 'High' ? last : undefined;
};

export const withApproval = <Of extends RiskAssessment>(
  assessments: readonly Of[],
  assessmentId: string,
): readonly Of[] => assessments.map((one) => (one.assessmentId === assessmentId ? { ...one, approved: true } : one));

/** The Child Status Index asks about a child; an adult who earns and raises children is asked about other things. */
export const requireInstrument = (
  { domains, selfSufficiency }: { readonly domains?: unknown; readonly selfSufficiency?: unknown },
  isChild: boolean,
  irregular: string | undefined,
): void => {
  if ((isChild ? selfSufficiency : domains) === undefined) return;
  refuseUnless(
    irregular,
    'INSTRUMENT_OF_ANOTHER_AGE',
    isChild
      ? 'The survivor was a child on that day: score the domains of the Child Status Index (domains).'
      : 'The survivor was an adult on that day: score the Self-Sufficiency Matrix (selfSufficiency).',
  );
};
