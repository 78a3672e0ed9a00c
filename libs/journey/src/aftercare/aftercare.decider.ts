import { refuse, type Day, type Decider } from '#decider';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { Consent } from '../consent/consent.decider.js';
import { requireConsent } from '../consent/consent.rules.js';
import type { Identification } from '../identification/identification.decider.js';
import type { Referral } from '../referral/referral.decider.js';
import { requireDay, stampedAge } from '../referral/referral.rules.js';
import type { Measure } from '../review/review.codes.js';
import type { Review } from '../review/review.decider.js';
import { requireBestInterest } from '../review/review.rules.js';
import type { Housing, Programme } from './aftercare.codes.js';
import type { AftercareEvents } from './aftercare.events.js';

export type AftercareCommands = {
  EnterAftercare: { on: Day; office: string; programme: Programme; housing: Housing; address?: string };
  ChangeHousing: { on: Day; arrangement: Housing; carer?: string; address?: string };
  SuspendAftercare: { on: Day };
  ResumeAftercare: { on: Day };
};

export interface Aftercare {
  readonly status: 'outside' | 'inside' | 'suspended';
  /** The last entry. */
  readonly enteredOn: Day | undefined;
  readonly housing: Housing | undefined;
}

type Heard = Pick<ClosureEvents, 'CaseClosed'>;
type Others = { referral: Referral; consent: Consent; identification: Identification; review: Review };

/** Open to whoever is presumed or known to be a victim, and wants it. It ends with the closing of the case. */
export const aftercare: Decider<Aftercare, AftercareEvents, AftercareCommands, Others, Heard> = {
  initial: { status: 'outside', enteredOn: undefined, housing: undefined },

  decide: {
    EnterAftercare: ({ status, enteredOn }, command, { others, now }) => {
      const { referral, consent, identification, review } = others;
      const { on, housing } = command;
      if (status !== 'outside') refuse('ALREADY_IN_AFTERCARE', 'She is in aftercare already.');
      const { positive, recruiters } = identification;
      if (!positive)
        return refuse(
          'IDENTIFICATION_NOT_POSITIVE',
          'Aftercare needs a positive identification, if only a preliminary one.',
        );
      requireDay(on, referral, now, { 'the identification': positive.on, 'the entry before': enteredOn });
      requireConsent(consent, referral, recruiters, { scope: 'Services', on });
      if (housing === 'Foster') requireBestInterest(review, referral, { measure: 'FosterPlacement', on });
      const intake = enteredOn === undefined ? 'New' : 'Returning';
      return [
        { type: 'AftercareEntered', data: { ...command, basis: positive.level, intake, ...stampedAge(referral, on) } },
      ];
    },

    ChangeHousing: (state, command, { others: { referral, review }, now }) => {
      const { on, arrangement, carer } = command;
      requireDay(on, referral, now, { 'the entry into aftercare': requireInside(state) });
      const measure = PLACEMENTS[arrangement];
      const moved = arrangement !== state.housing || carer !== undefined;
      if (measure && moved) requireBestInterest(review, referral, { measure, on });
      return [{ type: 'HousingChanged', data: command }];
    },

    SuspendAftercare: (state, { on }, { others: { referral }, now }) => {
      requireDay(on, referral, now, { 'the entry into aftercare': requireInside(state) });
      return state.status === 'suspended' ? [] : [{ type: 'AftercareSuspended', data: { on } }];
    },

    ResumeAftercare: (state, { on }, { others: { referral }, now }) => {
      requireDay(on, referral, now, { 'the entry into aftercare': requireInside(state) });
      return state.status === 'inside' ? [] : [{ type: 'AftercareResumed', data: { on } }];
    },
  },

  evolve: {
    AftercareEntered: (_, { on, housing }) => ({ status: 'inside', enteredOn: on, housing }),
    HousingChanged: (state, { arrangement }) => ({ ...state, housing: arrangement }),
    AftercareSuspended: (state) => ({ ...state, status: 'suspended' }),
    AftercareResumed: (state) => ({ ...state, status: 'inside' }),
  },

  hears: {
    CaseClosed: (state) => ({ ...state, status: 'outside' }),
  },
};

/**
 * Rule 7: what needs a best-interest determination when a child is moved. On entry a foster family does, and her own does
 * not: whoever lives at home and was never taken from there is helped at home, and nobody decides to reunite her. The same
 * home at another address, with no other carer, is no placement either.
 */
const PLACEMENTS: Partial<Readonly<Record<Housing, Measure>>> = {
  Foster: 'FosterPlacement',
  Parents: 'FamilyReunification',
  Kinship: 'FamilyReunification',
};

const requireInside = ({ status, enteredOn }: Aftercare): Day =>
  status === 'outside' || enteredOn === undefined
    ? refuse('NOT_IN_AFTERCARE', 'She is not in aftercare: enter her first.')
    : enteredOn;
