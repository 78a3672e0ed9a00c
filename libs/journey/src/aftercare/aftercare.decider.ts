import { refuse, requireAfter, type Day, type Decider } from '#decider';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { Consent } from '../consent/consent.decider.js';
import { requireConsent } from '../consent/consent.rules.js';
import type { Identification } from '../identification/identification.decider.js';
import { standingOn } from '../identification/identification.rules.js';
import type { Referral } from '../referral/referral.decider.js';
import { requireDay, stampedAge } from '../referral/referral.rules.js';
import type { Measure } from '../review/review.codes.js';
import type { Review } from '../review/review.decider.js';
import { requireBestInterest } from '../review/review.rules.js';
import type { EntryBasis, Housing, Programme } from './aftercare.codes.js';
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
  /** The last day on which it was suspended or resumed. */
  readonly changedOn: Day | undefined;
  /** When her case was last closed. */
  readonly leftOn: Day | undefined;
}

type Heard = Pick<ClosureEvents, 'CaseClosed'>;
type Others = { referral: Referral; consent: Consent; identification: Identification; review: Review };

/** Open to whoever is presumed or known to be a victim, and wants it. It ends with the closing of the case. */
export const aftercare: Decider<Aftercare, AftercareEvents, AftercareCommands, Others, Heard> = {
  initial: { status: 'outside', enteredOn: undefined, housing: undefined, changedOn: undefined, leftOn: undefined },

  decide: {
    EnterAftercare: ({ status, enteredOn, leftOn }, command, { others, now }) => {
      const { referral, consent, identification, review } = others;
      const { on, housing } = command;
      if (status !== 'outside') refuse('ALREADY_IN_AFTERCARE', 'She is in aftercare already.');
      requireDay(on, referral, now, { 'the end of her case before': leftOn });
      const basis = requirePositive(identification, on);
      requireConsent(consent, referral, identification.recruiters, { scope: 'Services', on });
      if (housing === 'Foster') requireBestInterest(review, referral, { measure: 'FosterPlacement', on });
      const intake = enteredOn === undefined ? 'New' : 'Returning';
      return [{ type: 'AftercareEntered', data: { ...command, basis, intake, ...stampedAge(referral, on) } }];
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
      requireDay(on, referral, now, {
        'the entry into aftercare': requireInside(state),
        'its resumption': state.changedOn,
      });
      return state.status === 'suspended' ? [] : [{ type: 'AftercareSuspended', data: { on } }];
    },

    ResumeAftercare: (state, { on }, { others: { referral }, now }) => {
      requireDay(on, referral, now, {
        'the entry into aftercare': requireInside(state),
        'its suspension': state.changedOn,
      });
      return state.status === 'inside' ? [] : [{ type: 'AftercareResumed', data: { on } }];
    },
  },

  evolve: {
    AftercareEntered: ({ leftOn }, { on, housing }) => ({
      status: 'inside',
      enteredOn: on,
      housing,
      changedOn: undefined,
      leftOn,
    }),
    HousingChanged: (state, { arrangement }) => ({ ...state, housing: arrangement }),
    AftercareSuspended: (state, { on }) => ({ ...state, status: 'suspended', changedOn: on }),
    AftercareResumed: (state, { on }) => ({ ...state, status: 'inside', changedOn: on }),
  },

  hears: {
    CaseClosed: (state, { on }) => ({ ...state, status: 'outside', leftOn: on }),
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

/** Rule 5, judged on the day of the entry: what was decided afterwards neither opens nor shuts it. */
const requirePositive = ({ decisions }: Identification, on: Day): EntryBasis => {
  const { inForce } = standingOn(decisions, on);
  if (inForce?.positive) return inForce.level;
  const later = decisions.filter((one) => one.positive && one.on > on).map((one) => one.on);
  if (!inForce) requireAfter(on, { 'the identification': later.toSorted()[0] });
  return refuse(
    'IDENTIFICATION_NOT_POSITIVE',
    'Aftercare needs a positive identification on that day, if only a preliminary one.',
  );
};

const requireInside = ({ status, enteredOn }: Aftercare): Day =>
  status === 'outside' || enteredOn === undefined
    ? refuse('NOT_IN_AFTERCARE', 'She is not in aftercare: enter her first.')
    : enteredOn;
