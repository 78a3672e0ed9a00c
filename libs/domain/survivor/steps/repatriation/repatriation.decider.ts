import { acceptIdenticalRetry, refuse, type Day, type Decider } from '#kernel/decider';
import type { Closure } from '../closure/closure.state.js';
import type { Consent } from '../consent/consent.state.js';
import { requireAnyConsent, requireConsent } from '../consent/consent.rules.js';
import type { Identification } from '../identification/identification.state.js';
import type { Referral } from '../referral/referral.state.js';
import { requireBorn, requireDay } from '../referral/referral.rules.js';
import type { Review } from '../review/review.state.js';
import { requireBestInterest } from '../review/review.rules.js';
import type { TracingOutcome } from './repatriation.codes.js';
import type { RepatriationEvents } from './repatriation.events.js';
import type { Repatriation } from './repatriation.state.js';
import type { RecordTerms } from '../../terms.rules.js';

export type RepatriationCommands = {
  RequestRepatriation: { from: string; on: Day };
  RecordFamilyTracing: { on: Day; outcome: TracingOutcome };
  CompleteRepatriation: {
    from: string;
    crossing: string;
    authorities: readonly string[];
    escort?: string;
    receptionPlace?: string;
    on: Day;
  };
  CancelRepatriation: { on: Day };
  RecordReturn: Omit<RepatriationEvents['SurvivorReturned'], 'returnId'> & { returnId?: string };
};

type Others = {
  referral: Referral;
  consent: Consent;
  identification: Identification;
  review: Review;
  closure: Closure;
};

/** The return from abroad. Another may begin after it, since some survivors are trafficked abroad again. */
export const repatriation: Decider<Repatriation, RepatriationEvents, RepatriationCommands, Others> = {
  initial: { underWay: undefined, endedOn: undefined, returns: {} },

  requires: {
    RequestRepatriation: ({ underWay }, { steps: { consent }, irregular }) => {
      if (underWay)
        refuse(
          'REPATRIATION_UNDER_WAY',
          `The repatriation from ${underWay.from} was requested on ${underWay.on}: complete or cancel it first.`,
          'CompleteRepatriation',
        );
      requireAnyConsent(consent, 'Repatriation', irregular);
    },
    CompleteRepatriation: (state, { steps: { consent }, irregular }) => {
      requireUnderWay(state);
      requireAnyConsent(consent, 'Repatriation', irregular);
    },
    CancelRepatriation: (state) => requireUnderWay(state),
  },

  decide: {
    RequestRepatriation: ({ endedOn }, command, { steps, now, irregular }) => {
      const { referral, consent, identification, closure } = steps;
      const { on } = command;
      requireDay(on, referral, now, {
        'the end of the previous repatriation': endedOn,
        'the reopening': closure.reopenedOn,
      });
      requireConsent(consent, referral, identification.conflicts, { scope: 'Repatriation', on, irregular });
      return [{ type: 'RepatriationRequested', data: command }];
    },

    /** Families are traced before a repatriation is requested, too, and within the country. */
    RecordFamilyTracing: (_, command, { steps: { referral, closure }, now }) => {
      requireDay(command.on, referral, now, { 'the reopening': closure.reopenedOn });
      return [{ type: 'FamilyTraced', data: command }];
    },

    CompleteRepatriation: (state, command, { steps, now, irregular }) => {
      const { referral, consent, identification, review } = steps;
      const { from, on } = command;
      const request = requireUnderWay(state);
      if (from !== request.from)
        refuse(
          'REPATRIATION_FROM_ELSEWHERE',
          `The repatriation was requested from ${request.from}: name that country, or cancel it (cancelRepatriation).`,
        );
      requireDay(on, referral, now, { 'the request': request.on });
      requireConsent(consent, referral, identification.conflicts, { scope: 'Repatriation', on, irregular });
      const rests = requireBestInterest(review, referral, { measure: 'Repatriation', on, irregular });
      return [{ type: 'SurvivorRepatriated', data: { ...command, ...rests } }];
    },

    CancelRepatriation: (state, { on }, { steps: { referral }, now }) => {
      requireDay(on, referral, now, { 'the request': requireUnderWay(state).on });
      return [{ type: 'RepatriationCancelled', data: { on } }];
    },

    /** It needs no consent and no determination, because nobody decided on it here. */
    RecordReturn: ({ returns }, command, { steps: { referral }, now, commandId }) => {
      const { returnId = commandId, on } = command;
      const data = { ...command, returnId };
      const before = returns[returnId];
      if (before) return acceptIdenticalRetry(before, data);
      requireBorn(on, referral, now);
      return [{ type: 'SurvivorReturned', data }];
    },
  },

  evolve: {
    RepatriationRequested: (state, { from, on }) => ({ ...state, underWay: { from, on } }),
    FamilyTraced: (state) => state,
    SurvivorRepatriated: (state, { on }) => ({ ...state, underWay: undefined, endedOn: on }),
    RepatriationCancelled: (state, { on }) => ({ ...state, underWay: undefined, endedOn: on }),
    SurvivorReturned: (state, data) => ({ ...state, returns: { ...state.returns, [data.returnId]: data } }),
  },
};

const requireUnderWay = ({ underWay }: Repatriation) =>
  underWay ??
  refuse(
    'REPATRIATION_NOT_REQUESTED',
    'No repatriation is under way: request it first (requestRepatriation).',
    'RequestRepatriation',
  );

export const repatriationTerms: RecordTerms<RepatriationCommands, RepatriationEvents> = {
  allowedWhile: {
    RequestRepatriation: [],
    RecordFamilyTracing: [],
    CompleteRepatriation: [],
    CancelRepatriation: [],
    RecordReturn: [],
  },
  amendedBy: {
    RepatriationRequested: 'authorOrCorrector',
    FamilyTraced: 'authorOrCorrector',
    SurvivorRepatriated: 'anotherCorrector',
    RepatriationCancelled: 'authorOrCorrector',
    SurvivorReturned: 'authorOrCorrector',
  },
};
