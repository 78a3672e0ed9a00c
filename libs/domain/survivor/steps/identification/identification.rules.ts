import type { Day } from '#kernel/decider';
import type { TraffickingStatus } from './identification.codes.js';
import type { Episode } from './identification.events.js';
import type { Decision, Recruiter } from './identification.state.js';

export interface Standing<Of extends Decision> {
  readonly status: TraffickingStatus;
  readonly inForce: Of | undefined;
}

/**
 * Rule 5, as of a day: a formal decision outranks every preliminary one, and among equals the later one counts. What
 * counts is the day of the decision, not the day of its recording.
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
 * A survivor who was found not to be a victim may become one later. Of the decisions before a reopening, only a
 * positive one in force remains. Old negative decisions, and decisions that were outranked, do not judge what happened
 * since.
 */
export const afterRetrafficking = <Of extends Decision>(decisions: readonly Of[], reopenedOn: Day): readonly Of[] => {
  const { inForce } = standingOn(decisions, reopenedOn);
  return [...(inForce?.positive ? [inForce] : []), ...decisions.filter(({ on }) => on > reopenedOn)];
};

type RecruitmentFacts = Pick<Episode, 'recruitment' | 'recruiterRelation' | 'recruiterKin'>;

/** The family's recruiters according to an episode since that day; a recruiter known before keeps the earlier day. */
export const recruitersOf = (
  { recruitment, recruiterRelation, recruiterKin: kin = [] }: RecruitmentFacts,
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
