import { dayAt, refuse, acceptIdenticalRetry, isSamePayload, type Day, type Decider } from '#kernel/decider';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { Consent } from '../consent/consent.state.js';
import { requireAnyConsent, requireConsent } from '../consent/consent.rules.js';
import type { ReferralEvents } from '../referral/referral.events.js';
import type { Referral } from '../referral/referral.state.js';
import { requireDay, ageStamp } from '../referral/referral.rules.js';
import type { Episode, IdentificationEvents } from './identification.events.js';
import { afterRetrafficking } from './identification.rules.js';
import type { Identification, KnownEpisode, Suspects } from './identification.state.js';
import { NO_SUSPECTS, conflictsIn, recruitersIn, withEpisode, withInterview, withMember } from './suspects.rules.js';
import type { RecordTerms } from '../../terms.rules.js';

type Interview = IdentificationEvents['ScreeningInterviewConducted'];
type IdentifiedData = IdentificationEvents['SurvivorIdentified'];
type NotIdentified = IdentificationEvents['NotIdentified'];
type SaidEpisode = Omit<Episode, 'episodeId' | 'narrative'> & { episodeId?: string; narrative?: string };

export type IdentificationCommands = {
  ConductScreeningInterview: Omit<Interview, 'interviewId' | 'ageOnDay' | 'minor' | 'place'> & {
    interviewId?: string;
    place?: string;
  };
  IdentifySurvivor: Omit<IdentifiedData, 'ageOnDay' | 'minor' | 'documentNo' | 'exploitation'> & {
    documentNo?: string;
    exploitation: readonly SaidEpisode[];
  };
  RecordNotIdentified: Omit<NotIdentified, 'reasons'> & { reasons?: string };
  ReviseExploitation: { on: Day; episode: SaidEpisode };
};

type ObservedEvents = Pick<ClosureEvents, 'CaseReopened'> & Pick<ReferralEvents, 'HouseholdMemberRecorded'>;
type Others = { referral: Referral; consent: Consent };

export const identification: Decider<
  Identification,
  IdentificationEvents,
  IdentificationCommands,
  Others,
  ObservedEvents
> = {
  initial: { interviews: [], decisions: [], episodes: [], suspects: NO_SUSPECTS, recruiters: [], conflicts: [] },

  requires: {
    ConductScreeningInterview: (_, { steps: { consent }, irregular }) =>
      requireAnyConsent(consent, 'Interview', irregular),
    ReviseExploitation: ({ episodes }) => {
      if (episodes.length === 0)
        refuse(
          'IDENTIFICATION_NOT_POSITIVE',
          'No episode is known yet, so none can be revised: record it with identifySurvivor first.',
          'IdentifySurvivor',
        );
    },
  },

  decide: {
    ConductScreeningInterview: (state, command, { steps: { referral, consent }, now, commandId, irregular }) => {
      const { interviewId = commandId, on } = command;
      const known = state.interviews.find((one) => one.interviewId === interviewId);
      if (known) return acceptIdenticalRetry(known.payload, { ...command, interviewId });
      requireDay(on, referral, now);
      requireConsent(consent, referral, state.conflicts, { scope: 'Interview', on, irregular });
      return [{ type: 'ScreeningInterviewConducted', data: { ...command, interviewId, ...ageStamp(referral, on) } }];
    },

    IdentifySurvivor: ({ interviews, episodes }, command, { steps: { referral }, now, commandId }) => {
      const { on } = command;
      const exploitation = command.exploitation.map((episode, index) => ({
        ...episode,
        episodeId: episode.episodeId ?? `${commandId}/${index}`,
      }));
      const named = new Set(exploitation.map(({ episodeId }) => episodeId));
      const known = episodes.filter(({ payload }) => named.has(payload.episodeId)).map(({ lastToldOn }) => lastToldOn);
      requireDay(on, referral, now, {
        'the interview': firstOf(interviews.map((one) => one.on)),
        'what is known of an episode': known.toSorted().at(-1),
      });
      requireTypes(exploitation);
      if (named.size < exploitation.length)
        refuse('ID_USED', 'Two episodes have one id (episodeId): give each an id of its own, or none.');
      return [{ type: 'SurvivorIdentified', data: { ...command, exploitation, ...ageStamp(referral, on) } }];
    },

    RecordNotIdentified: ({ interviews }, command, { steps: { referral }, now }) => {
      requireDay(command.on, referral, now, { 'the interview': firstOf(interviews.map(({ on }) => on)) });
      return [{ type: 'NotIdentified', data: command }];
    },

    ReviseExploitation: ({ episodes }, command, { steps: { referral }, now, commandId }) => {
      const episode = { ...command.episode, episodeId: command.episode.episodeId ?? commandId };
      const before = episodes.find(({ payload }) => payload.episodeId === episode.episodeId);
      if (before && isSamePayload(before.payload, episode)) return [];
      requireDay(command.on, referral, now, {
        'the identification': firstOf(episodes.map(({ firstToldOn }) => firstToldOn)),
        'what is known of this episode': before?.lastToldOn,
      });
      requireTypes([episode]);
      return [{ type: 'ExploitationRevised', data: { ...command, episode } }];
    },
  },

  evolve: {
    ScreeningInterviewConducted: (state, { ageOnDay: _, minor: _minor, ...payload }) => ({
      ...withSuspects(state, withInterview(state.suspects, payload)),
      interviews: [...state.interviews, { interviewId: payload.interviewId, on: payload.on, payload }],
    }),
    SurvivorIdentified: (state, { level, on, exploitation }) => ({
      ...exploitation.reduce((known, episode) => addEpisode(known, episode, on), state),
      decisions: [...state.decisions, { level, positive: true, on }],
    }),
    NotIdentified: (state, { level, on }) => ({
      ...state,
      decisions: [...state.decisions, { level, positive: false, on }],
    }),
    ExploitationRevised: (state, { on, episode }) => addEpisode(state, episode, on),
  },

  observes: {
    HouseholdMemberRecorded: (state, member, { at }) =>
      withSuspects(state, withMember(state.suspects, member, dayAt(at))),
    CaseReopened: (state, { retrafficking, on }) =>
      retrafficking ? { ...state, decisions: afterRetrafficking(state.decisions, on) } : state,
  },
};

/** Adds the episode, or replaces the one with its id. */
const addEpisode = (state: Identification, payload: Episode, on: Day): Identification => {
  const isIt = (one: KnownEpisode) => one.payload.episodeId === payload.episodeId;
  const before = state.episodes.find(isIt);
  const episode = {
    payload,
    firstToldOn: before?.firstToldOn ?? on,
    lastToldOn: on,
  };
  const episodes = before ? state.episodes.map((each) => (isIt(each) ? episode : each)) : [...state.episodes, episode];
  return { ...withSuspects(state, withEpisode(state.suspects, payload, on)), episodes };
};

const withSuspects = (state: Identification, suspects: Suspects): Identification => ({
  ...state,
  suspects,
  recruiters: recruitersIn(suspects),
  conflicts: conflictsIn(suspects),
});

const requireTypes = (episodes: readonly SaidEpisode[]): void => {
  if (episodes.length === 0 || episodes.some(({ types }) => types.length === 0))
    refuse(
      'EXPLOITATION_MISSING',
      'Record what was done to the survivor: at least one episode, each of at least one type.',
    );
};

const firstOf = (days: readonly Day[]): Day | undefined => days.toSorted()[0];

export const identificationTerms: RecordTerms<IdentificationCommands, IdentificationEvents> = {
  allowedWhile: {
    ConductScreeningInterview: [],
    IdentifySurvivor: [],
    RecordNotIdentified: [],
    ReviseExploitation: [],
  },
  amendedBy: {
    ScreeningInterviewConducted: 'authorOrCorrector',
    SurvivorIdentified: 'anotherCorrector',
    NotIdentified: 'anotherCorrector',
    ExploitationRevised: 'anotherCorrector',
  },
};
