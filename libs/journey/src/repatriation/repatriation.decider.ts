import { refuse, type Day, type Decider } from '#decider';
import type { Consent } from '../consent/consent.decider.js';
import { requireConsent } from '../consent/consent.rules.js';
import type { Identification } from '../identification/identification.decider.js';
import type { Referral } from '../referral/referral.decider.js';
import { requireDay } from '../referral/referral.rules.js';
import type { Review } from '../review/review.decider.js';
import { requireBestInterest } from '../review/review.rules.js';
import type { TracingOutcome } from './repatriation.codes.js';
import type { RepatriationEvents } from './repatriation.events.js';

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
};

export interface Repatriation {
  /** What was asked for, and neither done nor called off yet. */
  readonly underWay: { readonly from: string; readonly on: Day } | undefined;
}

type Others = { referral: Referral; consent: Consent; identification: Identification; review: Review };

/** The way home from abroad. Once it is over, another may begin: some are taken away again. */
export const repatriation: Decider<Repatriation, RepatriationEvents, RepatriationCommands, Others> = {
  initial: { underWay: undefined },

  decide: {
    RequestRepatriation: ({ underWay }, command, { others: { referral, consent, identification }, now }) => {
      if (underWay)
        refuse(
          'REPATRIATION_UNDER_WAY',
          `Her repatriation from ${underWay.from} was requested on ${underWay.on}: complete or cancel it first.`,
        );
      requireDay(command.on, referral, now);
      requireConsent(consent, referral, identification.recruiters, { scope: 'Repatriation', on: command.on });
      return [{ type: 'RepatriationRequested', data: command }];
    },

    /** Families are looked for before anybody asks for a repatriation, too, and inside the country. */
    RecordFamilyTracing: (_, command, { others: { referral }, now }) => {
      requireDay(command.on, referral, now);
      return [{ type: 'FamilyTraced', data: command }];
    },

    CompleteRepatriation: (state, command, { others: { referral, consent, identification, review }, now }) => {
      const { from, on } = command;
      const request = requireUnderWay(state);
      if (from !== request.from)
        refuse(
          'REPATRIATION_FROM_ELSEWHERE',
          `It was requested from ${request.from}: name that country, or cancel it.`,
        );
      requireDay(on, referral, now, { 'the request': request.on });
      requireConsent(consent, referral, identification.recruiters, { scope: 'Repatriation', on });
      requireBestInterest(review, referral, { measure: 'Repatriation', on });
      return [{ type: 'SurvivorRepatriated', data: command }];
    },

    CancelRepatriation: (state, { on }, { others: { referral }, now }) => {
      requireDay(on, referral, now, { 'the request': requireUnderWay(state).on });
      return [{ type: 'RepatriationCancelled', data: { on } }];
    },
  },

  evolve: {
    RepatriationRequested: (_, { from, on }) => ({ underWay: { from, on } }),
    FamilyTraced: (state) => state,
    SurvivorRepatriated: () => ({ underWay: undefined }),
    RepatriationCancelled: () => ({ underWay: undefined }),
  },
};

const requireUnderWay = ({ underWay }: Repatriation) =>
  underWay ?? refuse('REPATRIATION_NOT_REQUESTED', 'No repatriation is under way: request it first.');
