import type { Day } from '#decider';
import type { IdentificationLevel, RecruiterKin, TraffickingStatus } from './identification.codes.js';
import type { Episode } from './identification.events.js';

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

/**
 * Who was found not to be a victim may become one later: of an earlier life only the "yes" that was in force goes on, and
 * neither an old "no" nor what it had outranked judges what happened since.
 */
export const afterRetrafficking = <Of extends Decision>(decisions: readonly Of[], reopenedOn: Day): readonly Of[] => {
  const { inForce } = standingOn(decisions, reopenedOn);
  return [...(inForce?.positive ? [inForce] : []), ...decisions.filter(({ on }) => on > reopenedOn)];
};

/** An alleged recruiter of the family, and since when that is known. No kin: nobody knows which. */
export interface Recruiter {
  readonly kin: readonly RecruiterKin[];
  readonly since: Day;
}

type Told = Pick<Episode, 'recruitment' | 'recruiterRelation' | 'recruiterKin'>;

/** The family's recruiters of an episode as it is told since that day; who was known before and still is, since before. */
export const recruitersOf = (
  { recruitment, recruiterRelation, recruiterKin: kin = [] }: Told,
  since: Day,
  before: readonly Recruiter[] = [],
): readonly Recruiter[] => {
  if (recruitment !== 'FamilyMember' && recruiterRelation !== 'Family' && kin.length === 0) return [];
  const still = before.flatMap((one) => {
    if (one.kin.length === 0 || kin.length === 0) return [{ kin: [...one.kin, ...kin], since: one.since }];
    const both = one.kin.filter((each) => kin.includes(each));
    return both.length > 0 ? [{ kin: both, since: one.since }] : [];
  });
  return [...still, { kin, since }];
};
