import type { Day } from '#kernel/decider';
import type { HouseholdRelation, HouseholdSafety } from '../referral/referral.codes.js';
import { RECRUITER_KIN, type RecruiterKin } from './identification.codes.js';
import type { Episode } from './identification.events.js';
import type { Recruiter, Suspects } from './identification.state.js';

export const NO_SUSPECTS: Suspects = { recruiters: {}, forced: {}, unsafe: {} };

type RecruitmentFacts = Pick<Episode, 'recruitment' | 'recruiterRelation' | 'recruiterKin'>;

export const withEpisode = (
  suspects: Suspects,
  episode: RecruitmentFacts & Pick<Episode, 'episodeId'>,
  on: Day,
): Suspects => ({
  ...suspects,
  recruiters: {
    ...suspects.recruiters,
    [episode.episodeId]: recruitersOf(episode, on, suspects.recruiters[episode.episodeId]),
  },
});

interface ReportOfForce {
  readonly interviewId: string;
  readonly on: Day;
  readonly forcedByFamily?: boolean;
  readonly forcedByKin?: readonly RecruiterKin[];
}

export const withInterview = (
  suspects: Suspects,
  { interviewId, on, forcedByFamily, forcedByKin = [] }: ReportOfForce,
): Suspects =>
  forcedByFamily || forcedByKin.length > 0
    ? { ...suspects, forced: { ...suspects.forced, [interviewId]: { kin: forcedByKin, since: on } } }
    : suspects;

/** The kin of a household member. A person who is no relative cannot consent as one. */
const KIN: Partial<Record<HouseholdRelation, RecruiterKin>> = {
  ...Object.fromEntries(RECRUITER_KIN.map((kin) => [kin, kin])),
  InLaw: 'OtherRelative',
};

interface Member {
  readonly memberId: string;
  readonly relation: HouseholdRelation;
  readonly safe: HouseholdSafety;
}

/**
 * Only a member recorded as safe, in the same relation, is no longer suspected, and from that day on. Another relation
 * adds to what is known; a wrong one is corrected.
 */
export const withMember = (suspects: Suspects, { memberId, relation, safe }: Member, on: Day): Suspects => {
  const kin = KIN[relation];
  if (safe === 'Unknown' || kin === undefined) return suspects;
  const before = Object.hasOwn(suspects.unsafe, memberId) ? suspects.unsafe[memberId]! : [];
  const isOpen = (one: Recruiter) => one.until === undefined && one.kin.includes(kin);
  const ended = before.map((one) => (isOpen(one) ? { ...one, until: on } : one));
  const begun = before.some(isOpen) ? before : [...before, { kin: [kin], since: on }];
  return { ...suspects, unsafe: { ...suspects.unsafe, [memberId]: safe === 'Yes' ? ended : begun } };
};

export const recruitersIn = ({ recruiters }: Suspects): readonly Recruiter[] => Object.values(recruiters).flat();

/**
 * Rule 2: the relatives who may not consent for the child, and those who once might not. A survivor who did not say
 * which relative forced them meant those who are known, as far as any is.
 */
export const conflictsIn = (suspects: Suspects): readonly Recruiter[] => {
  const known = [...recruitersIn(suspects), ...Object.values(suspects.forced)];
  const named = [...new Set(known.flatMap(({ kin }) => kin))];
  const forced = Object.values(suspects.forced).map((one) => (one.kin.length > 0 ? one : { ...one, kin: named }));
  return [...recruitersIn(suspects), ...forced, ...Object.values(suspects.unsafe).flat()];
};

/** The family's recruiters according to an episode since that day; a recruiter known before keeps the earlier day. */
const recruitersOf = (
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
