import { latestByDay, type Day } from '#kernel/decider';
import type { TraffickingStatus } from './identification.codes.js';
import type { Decision } from './identification.state.js';

interface CurrentDecision<Of extends Decision> {
  readonly status: TraffickingStatus;
  readonly inForce: Of | undefined;
}

/** A formal decision outranks every preliminary one, and among equals the later one counts. */
export const decisionInForce = <Of extends Decision>(decisions: readonly Of[]): Of | undefined =>
  latestByDay(decisions.filter(({ level }) => level === 'Formal')) ?? latestByDay(decisions);

/**
 * Rule 5, as of a day. What counts is the day of the decision, not the day of its recording.
 */
export const currentDecisionOn = <Of extends Decision>(decisions: readonly Of[], day: Day): CurrentDecision<Of> => {
  const inForce = decisionInForce(decisions.filter(({ on }) => on <= day));
  return {
    status:
      inForce?.level !== 'Formal'
        ? 'PossibleVictimOfTrafficking'
        : inForce.positive
          ? 'ActualVictimOfTrafficking'
          : 'NotAVictimOfTrafficking',
    inForce,
  };
};

/**
 * A survivor who was found not to be a victim may become one later. Of the decisions before a reopening, only a
 * positive one in force remains. Old negative decisions, and decisions that were outranked, do not judge what happened
 * since.
 */
export const afterRetrafficking = <Of extends Decision>(decisions: readonly Of[], reopenedOn: Day): readonly Of[] => {
  const { inForce } = currentDecisionOn(decisions, reopenedOn);
  return [...(inForce?.positive ? [inForce] : []), ...decisions.filter(({ on }) => on > reopenedOn)];
};
