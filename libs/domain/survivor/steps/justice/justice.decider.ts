import { refuse, acceptIdenticalRetry, type Day, type Decider } from '#kernel/decider';
import type { Closure } from '../closure/closure.state.js';
import type { Consent } from '../consent/consent.state.js';
import { requireAnyConsent, requireConsent } from '../consent/consent.rules.js';
import type { Identification } from '../identification/identification.state.js';
import type { Referral } from '../referral/referral.state.js';
import { requireDay } from '../referral/referral.rules.js';
import type { CaseRole, ProsecutionOutcome, ProtectiveMeasure } from './justice.codes.js';
import type { JusticeEvents } from './justice.events.js';
import { noPart, requireAfterOpening } from './justice.rules.js';
import type { Justice } from './justice.state.js';
import { IN_EVERY_STATE, type RecordTerms } from '../../terms.rules.js';

export type JusticeCommands = {
  OpenProsecution: { prosecutionId: string; on: Day; court: string; article: string; role: CaseRole };
  GrantProtectiveMeasure: { measureId?: string; prosecutionId: string; measure: ProtectiveMeasure; on: Day };
  /** Issued by the policy that follows the stream of the prosecution. */
  NoteHearing: JusticeEvents['HearingNoted'];
  /** Issued by the same policy. */
  ConcludeProsecution: { prosecutionId: string; outcome: ProsecutionOutcome; on: Day };
};

type Others = { referral: Referral; consent: Consent; identification: Identification; closure: Closure };

/** The survivor's part in criminal cases. What the court does is recorded once, in the stream of the prosecution. */
export const justice: Decider<Justice, JusticeEvents, JusticeCommands, Others> = {
  initial: { prosecutions: {}, hearings: {}, measures: {} },

  requires: {
    OpenProsecution: (_, { steps: { consent }, irregular }) => requireAnyConsent(consent, 'Prosecution', irregular),
    GrantProtectiveMeasure: ({ prosecutions }) => {
      if (Object.keys(prosecutions).length === 0) throw noPart();
    },
  },

  decide: {
    OpenProsecution: ({ prosecutions }, command, { steps, now, irregular }) => {
      const { referral, consent, identification, closure } = steps;
      const { prosecutionId, on } = command;
      const before = prosecutions[prosecutionId];
      if (before) return acceptIdenticalRetry(before.payload, command);
      requireDay(on, referral, now, { 'the reopening': closure.reopenedOn });
      requireConsent(consent, referral, identification.conflicts, { scope: 'Prosecution', on, irregular });
      return [{ type: 'ProsecutionOpened', data: command }];
    },

    GrantProtectiveMeasure: (state, command, { steps: { referral, closure }, now, commandId }) => {
      const { measureId = commandId, prosecutionId, on } = command;
      const data = { ...command, measureId };
      const before = state.measures[measureId];
      if (before) return acceptIdenticalRetry(before, data);
      const part = state.prosecutions[prosecutionId];
      if (!part)
        return refuse('NOT_FOUND', 'The survivor has no part in such a prosecution: open it first (openProsecution).');
      requireDay(on, referral, now, { 'the reopening': closure.reopenedOn });
      requireAfterOpening(part, on);
      return [{ type: 'ProtectiveMeasureGranted', data }];
    },

    NoteHearing: ({ prosecutions, hearings }, command) => {
      const { prosecutionId, hearingId, at, planned } = command;
      const known = hearings[hearingId];
      if (!planned) return known ? [{ type: 'HearingNoted', data: command }] : [];
      return known?.at === at || !prosecutions[prosecutionId] ? [] : [{ type: 'HearingNoted', data: command }];
    },

    ConcludeProsecution: ({ prosecutions }, command) => {
      const part = prosecutions[command.prosecutionId];
      if (!part) return refuse('NOT_FOUND', 'The survivor has no part in such a prosecution: check prosecutionId.');
      return part.outcome === undefined ? [{ type: 'ProsecutionConcluded', data: command }] : [];
    },
  },

  evolve: {
    ProsecutionOpened: (state, payload) => ({
      ...state,
      prosecutions: {
        ...state.prosecutions,
        [payload.prosecutionId]: { payload, outcome: undefined, concludedOn: undefined },
      },
    }),
    /** Older events have no id, so no command can repeat their id. */
    ProtectiveMeasureGranted: (state, payload) =>
      payload.measureId === undefined
        ? state
        : { ...state, measures: { ...state.measures, [payload.measureId]: payload } },
    HearingNoted: (state, hearing) => {
      const { [hearing.hearingId]: _, ...others } = state.hearings;
      return { ...state, hearings: hearing.planned ? { ...others, [hearing.hearingId]: hearing } : others };
    },
    ProsecutionConcluded: (state, { prosecutionId, outcome, on }) => {
      const part = state.prosecutions[prosecutionId];
      return part
        ? {
            ...state,
            prosecutions: { ...state.prosecutions, [prosecutionId]: { ...part, outcome, concludedOn: on } },
          }
        : state;
    },
  },
};

const IN_COURT = 'This entry follows from the court case: correct it there with correctEntry, by its prosecutionId.';

export const justiceTerms: RecordTerms<JusticeCommands, JusticeEvents> = {
  allowedWhile: {
    OpenProsecution: ['restricted'],
    GrantProtectiveMeasure: ['restricted'],
    NoteHearing: IN_EVERY_STATE,
    ConcludeProsecution: IN_EVERY_STATE,
  },
  amendedBy: {
    ProsecutionOpened: 'anotherCorrector',
    ProtectiveMeasureGranted: 'anotherCorrector',
    HearingNoted: { instead: IN_COURT },
    ProsecutionConcluded: { instead: IN_COURT },
  },
};
