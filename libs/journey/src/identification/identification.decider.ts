import { refuse, type Day, type Decider } from '#decider';
import type { Consent } from '../consent/consent.decider.js';
import { requireConsent } from '../consent/consent.rules.js';
import type { Referral } from '../referral/referral.decider.js';
import { requireDay, stampedAge } from '../referral/referral.rules.js';
import type { IdentificationLevel, RecruiterKin, TraffickingStatus } from './identification.codes.js';
import type { Episode, IdentificationEvents } from './identification.events.js';

type Interview = IdentificationEvents['ScreeningInterviewConducted'];
type Identified = IdentificationEvents['SurvivorIdentified'];
type NotIdentified = IdentificationEvents['NotIdentified'];

export type IdentificationCommands = {
  ConductScreeningInterview: Omit<Interview, 'interviewId' | 'ageOnDay' | 'minor' | 'place'> & {
    interviewId?: string;
    place?: string;
  };
  IdentifySurvivor: Omit<Identified, 'ageOnDay' | 'minor' | 'documentNo' | 'exploitation'> & {
    documentNo?: string;
    exploitation: readonly (Omit<Episode, 'episodeId' | 'narrative'> & { episodeId?: string; narrative?: string })[];
  };
  RecordNotIdentified: Omit<NotIdentified, 'reasons'> & { reasons?: string };
};

/** An alleged recruiter of the family, and since when that is known. No kin: nobody knows which. */
export interface Recruiter {
  readonly kin: readonly RecruiterKin[];
  readonly since: Day;
}

export interface Identification {
  readonly status: TraffickingStatus;
  readonly interviews: readonly { readonly interviewId: string; readonly on: Day }[];
  /** The last positive decision of the highest level, with the day of the first. */
  readonly positive: { readonly level: IdentificationLevel; readonly on: Day } | undefined;
  readonly recruiters: readonly Recruiter[];
}

type Others = { referral: Referral; consent: Consent };

export const identification: Decider<Identification, IdentificationEvents, IdentificationCommands, Others> = {
  initial: { status: 'PossibleVictimOfTrafficking', interviews: [], positive: undefined, recruiters: [] },

  decide: {
    ConductScreeningInterview: (state, command, { others: { referral, consent }, now, commandId }) => {
      const { interviewId = commandId, on } = command;
      if (state.interviews.some((one) => one.interviewId === interviewId)) return [];
      requireDay(on, referral, now);
      requireConsent(consent, referral, state.recruiters, { scope: 'Interview', on });
      return [{ type: 'ScreeningInterviewConducted', data: { ...command, interviewId, ...stampedAge(referral, on) } }];
    },

    IdentifySurvivor: ({ interviews }, command, { others: { referral }, now, commandId }) => {
      const { on } = command;
      requireDay(on, referral, now, { 'the interview': interviews[0]?.on });
      const exploitation = command.exploitation.map((episode, index) => ({
        ...episode,
        episodeId: episode.episodeId ?? `${commandId}/${index}`,
      }));
      if (exploitation.length === 0) refuse('EXPLOITATION_MISSING', 'Say what was done to her: at least one episode.');
      return [{ type: 'SurvivorIdentified', data: { ...command, exploitation, ...stampedAge(referral, on) } }];
    },

    RecordNotIdentified: ({ interviews }, command, { others: { referral }, now }) => {
      requireDay(command.on, referral, now, { 'the interview': interviews[0]?.on });
      return [{ type: 'NotIdentified', data: command }];
    },
  },

  evolve: {
    ScreeningInterviewConducted: (state, { interviewId, on }) => ({
      ...state,
      interviews: [...state.interviews, { interviewId, on }],
    }),
    SurvivorIdentified: (state, { level, on, exploitation }) => ({
      ...state,
      status: level === 'Formal' ? 'ActualVictimOfTrafficking' : state.status,
      positive: { level: state.positive?.level === 'Formal' ? 'Formal' : level, on: state.positive?.on ?? on },
      recruiters: [
        ...state.recruiters,
        ...exploitation
          .filter(({ recruiterRelation }) => recruiterRelation === 'Family')
          .map(({ recruiterKin = [] }) => ({ kin: recruiterKin, since: on })),
      ],
    }),
    /** A formal decision outranks a preliminary one; both stay in the history. */
    NotIdentified: (state, { level }) =>
      level === 'Formal'
        ? { ...state, status: 'NotAVictimOfTrafficking', positive: undefined }
        : state.positive?.level === 'Formal'
          ? state
          : { ...state, positive: undefined },
  },
};
