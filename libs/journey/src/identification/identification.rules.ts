import type { Day } from '#decider';
import type { IdentificationLevel, TraffickingStatus } from './identification.codes.js';

/** What an authority has decided. */
export interface Decision {
  readonly level: IdentificationLevel;
  readonly positive: boolean;
  readonly on: Day;
}

export interface Standing<Of extends Decision> {
  readonly status: TraffickingStatus;
  readonly inForce: Of | undefined;
}

/**
 * Rule 5, as things stood on a day: a formal decision outranks every preliminary one, and among equals the later one
 * counts. By the day it was taken and not by when somebody found the time to record it.
 */
export const standingOn = <Of extends Decision>(decisions: readonly Of[], day: Day): Standing<Of> => {
  const taken = decisions.filter(({ on }) => on <= day);
  const formal = taken.filter(({ level }) => level === 'Formal');
  const inForce = latest(formal) ?? latest(taken);
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

const latest = <Of extends Decision>(decisions: readonly Of[]): Of | undefined =>
  decisions.reduce<Of | undefined>((last, one) => (last && last.on > one.on ? last : one), undefined);
