import { refuse, type Day, type Decider } from '#decider';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { Consent } from '../consent/consent.decider.js';
import { requireConsent } from '../consent/consent.rules.js';
import type { Referral } from '../referral/referral.decider.js';
import { requireDay, stampedAge } from '../referral/referral.rules.js';
import type { RecruiterKin } from './identification.codes.js';
import type { Episode, IdentificationEvents } from './identification.events.js';
import type { Decision } from './identification.rules.js';

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
  readonly interviews: readonly { readonly interviewId: string; readonly on: Day }[];
  readonly decisions: readonly Decision[];
  readonly recruiters: readonly Recruiter[];
}

type Heard = Pick<ClosureEvents, 'CaseReopened'>;
type Others = { referral: Referral; consent: Consent };

export const identification: Decider<Identification, IdentificationEvents, IdentificationCommands, Others, Heard> = {
  initial: { interviews: [], decisions: [], recruiters: [] },

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
      requireDay(on, referral, now, { 'the interview': firstDay(interviews) });
      const exploitation = command.exploitation.map((episode, index) => ({
        ...episode,
        episodeId: episode.episodeId ?? `${commandId}/${index}`,
      }));
      if (exploitation.length === 0 || exploitation.some(({ types }) => types.length === 0))
        refuse('EXPLOITATION_MISSING', 'Say what was done to her: at least one episode, each of at least one type.');
      return [{ type: 'SurvivorIdentified', data: { ...command, exploitation, ...stampedAge(referral, on) } }];
    },

    RecordNotIdentified: ({ interviews }, command, { others: { referral }, now }) => {
      requireDay(command.on, referral, now, { 'the interview': firstDay(interviews) });
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
      decisions: [...state.decisions, { level, positive: true, on }],
      recruiters: [
        ...state.recruiters,
        ...exploitation
          .filter(
            ({ recruitment, recruiterRelation, recruiterKin = [] }) =>
              recruitment === 'FamilyMember' || recruiterRelation === 'Family' || recruiterKin.length > 0,
          )
          .map(({ recruiterKin = [] }) => ({ kin: recruiterKin, since: on })),
      ],
    }),
    NotIdentified: (state, { level, on }) => ({
      ...state,
      decisions: [...state.decisions, { level, positive: false, on }],
    }),
  },

  hears: {
    /** Who was found not to be a victim may become one later: an old "no" does not judge what happened since. */
    CaseReopened: (state, { retrafficking }) =>
      retrafficking ? { ...state, decisions: state.decisions.filter(({ positive }) => positive) } : state,
  },
};

const firstDay = (interviews: Identification['interviews']): Day | undefined =>
  interviews.map(({ on }) => on).toSorted()[0];
