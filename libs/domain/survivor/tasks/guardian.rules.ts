import type { Day } from '#kernel/decider';
import { conflictSince } from '../steps/consent/giver.rules.js';
import type { Episode } from '../steps/identification/identification.events.js';
import { recruitersOf } from '../steps/identification/identification.rules.js';
import { daysAfter } from './due.rules.js';
import { isA, addTask, closeTask } from './open.rules.js';
import type { Guardian, Guardians, Tasks } from './tasks.state.js';

export const NOBODY: Guardians = { consents: [], recruiters: {} };

type GuardianConsent = Omit<Guardian, 'until'> & { readonly expiresOn?: Day };

/** A survivor who consents alone no longer needs a guardian; an authority is not a guardian. */
export const withConsent = (
  guardians: Guardians,
  { consentId, givenBy, guardianKin, expiresOn }: GuardianConsent,
  irregular: boolean,
): Guardians => {
  if (givenBy === 'Authority' || (givenBy === 'Survivor' && irregular)) return guardians;
  if (givenBy === 'Survivor') return { ...guardians, consents: [] };
  const one = { consentId, givenBy, ...(guardianKin && { guardianKin }), until: expiresOn };
  return { ...guardians, consents: [...guardians.consents, one] };
};

export const withWithdrawal = (guardians: Guardians, consentId: string, on: Day): Guardians => ({
  ...guardians,
  consents: guardians.consents.map((one) =>
    one.consentId === consentId ? { ...one, until: earlier(one.until, daysAfter(on, -1)) } : one,
  ),
});

type RecruitmentFacts = Pick<Episode, 'episodeId' | 'recruitment' | 'recruiterRelation' | 'recruiterKin'>;

export const withEpisode = (guardians: Guardians, episode: RecruitmentFacts, on: Day): Guardians => ({
  ...guardians,
  recruiters: {
    ...guardians.recruiters,
    [episode.episodeId]: recruitersOf(episode, on, guardians.recruiters[episode.episodeId]),
  },
});

/**
 * Rule 2: the guardian who may no longer consent as a possible recruiter, and since when no other guardian takes their
 * place. Undefined as long as another guardian does.
 */
export const missingGuardian = ({ consents, recruiters }: Guardians): { ref: string; since: Day } | undefined => {
  const known = Object.values(recruiters).flat();
  const judged = consents.map((one) => ({ ...one, conflict: conflictSince(one, known) }));
  const lost = judged
    .flatMap(({ consentId, conflict, until = conflict }) =>
      conflict !== undefined && until! >= conflict ? [{ ref: consentId, since: conflict }] : [],
    )
    .toSorted((one, other) => (one.since < other.since ? -1 : 1))[0];
  const others = judged.filter(({ conflict }) => conflict === undefined);
  if (!lost || others.some(({ until }) => until === undefined)) return undefined;
  const since = others.reduce((day, { until }) => later(day, daysAfter(until!, 1)), lost.since);
  return { ...lost, since };
};

/** The tasks after a change of guardians: it decides whether an appointed guardian is needed. */
export const guarded = (tasks: Tasks, guardians: Guardians): Tasks => {
  const missing = tasks.closed ? undefined : missingGuardian(guardians);
  const others = closeTask({ ...tasks, guardians }, isA('AppointedGuardian'));
  return missing ? addTask(others, { kind: 'AppointedGuardian', ...missing }) : others;
};

const earlier = (one: Day | undefined, other: Day): Day => (one !== undefined && one < other ? one : other);

const later = (one: Day, other: Day): Day => (one > other ? one : other);
