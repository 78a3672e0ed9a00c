import { refuse, requireAfter, type Day, type Decider } from '#kernel/decider';
import { requireOffice } from '../../../directory/directory.rules.js';
import type { Closure } from '../closure/closure.state.js';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { Consent } from '../consent/consent.state.js';
import { requireAnyConsent, requireConsent } from '../consent/consent.rules.js';
import type { Identification } from '../identification/identification.state.js';
import { currentDecisionOn } from '../identification/identification.rules.js';
import type { Referral } from '../referral/referral.state.js';
import { requireDay, ageStamp } from '../referral/referral.rules.js';
import type { ReintegrationEvents } from '../reintegration/reintegration.events.js';
import type { Review } from '../review/review.state.js';
import type { EntryBasis, Housing, Programme } from './aftercare.codes.js';
import type { AftercareEvents } from './aftercare.events.js';
import { isPlacementOnEntry, mayMoveAsAWhole, requirePlacement } from './aftercare.rules.js';
import type { Aftercare } from './aftercare.state.js';
import type { RecordTerms } from '../../terms.rules.js';

export type AftercareCommands = {
  EnterAftercare: {
    on: Day;
    office: string;
    programme: Programme;
    housing: Housing;
    address?: string;
    safetyPlan?: string;
  };
  ChangeHousing: { on: Day; arrangement: Housing; carer?: string; address?: string; safetyPlan?: string };
  SuspendAftercare: { on: Day };
  ResumeAftercare: { on: Day };
};

type ObservedEvents = Pick<ClosureEvents, 'CaseClosed'> & Pick<ReintegrationEvents, 'SurvivorReintegrated'>;
type Others = {
  referral: Referral;
  consent: Consent;
  identification: Identification;
  review: Review;
  closure: Closure;
};

/** Open to everyone who is presumed or known to be a victim, and wants it. It ends when the case is closed. */
export const aftercare: Decider<Aftercare, AftercareEvents, AftercareCommands, Others, ObservedEvents> = {
  initial: {
    status: 'outside',
    enteredOn: undefined,
    housing: undefined,
    movedOn: undefined,
    changedOn: undefined,
    leftOn: undefined,
  },

  requires: {
    EnterAftercare: ({ status }, { steps: { consent, identification }, irregular }) => {
      if (status !== 'outside') refuse('ALREADY_IN_AFTERCARE', 'The survivor is already in aftercare: continue there.');
      if (!identification.decisions.some(({ positive }) => positive)) refuseAsNotIdentified();
      requireAnyConsent(consent, 'Services', irregular);
    },
    ChangeHousing: (state) => requireInside(state),
    SuspendAftercare: (state) => {
      const { status, changedOn } = requireInside(state);
      if (status === 'suspended')
        refuse(
          'ALREADY_SUSPENDED',
          `Aftercare has been suspended since ${changedOn}: correct that entry if the day is wrong.`,
        );
    },
    ResumeAftercare: (state) => {
      const { status, enteredOn, changedOn } = requireInside(state);
      if (status === 'inside')
        refuse(
          'NOT_SUSPENDED',
          `Aftercare has been active since ${changedOn ?? enteredOn}: suspend it with suspendAftercare first.`,
          'SuspendAftercare',
        );
    },
  },

  decide: {
    EnterAftercare: ({ enteredOn, leftOn }, command, context) => {
      const { steps, now, irregular } = context;
      const { referral, consent, identification, closure } = steps;
      const { on, office, housing } = command;
      requireDay(on, referral, now, {
        'the closing of the earlier case': leftOn,
        'the reopening': closure.reopenedOn,
      });
      requireOffice(context, office, on);
      const basis = requirePositive(identification, on);
      requireConsent(consent, referral, identification.conflicts, { scope: 'Services', on, irregular });
      const home = { ...command, home: housing, isPlacement: isPlacementOnEntry(housing) };
      const placement = requirePlacement(steps, home, irregular);
      const intake = enteredOn === undefined ? 'New' : 'Returning';
      return [
        { type: 'AftercareEntered', data: { ...command, ...placement, basis, intake, ...ageStamp(referral, on) } },
      ];
    },

    ChangeHousing: (state, command, { steps, now, irregular }) => {
      const { on, arrangement, carer, address } = command;
      requireDay(on, steps.referral, now, {
        'the entry into aftercare': state.enteredOn,
        'the last move': state.movedOn,
      });
      const sameHome = mayMoveAsAWhole(arrangement, state.housing) && carer === undefined && address !== undefined;
      const placement = requirePlacement(steps, { ...command, home: arrangement, isPlacement: !sameHome }, irregular);
      return [{ type: 'HousingChanged', data: { ...command, ...placement } }];
    },

    SuspendAftercare: ({ status, enteredOn, changedOn }, { on }, { steps: { referral }, now }) => {
      if (status === 'suspended' && changedOn === on) return [];
      requireDay(on, referral, now, { 'the entry into aftercare': enteredOn, 'its resumption': changedOn });
      return [{ type: 'AftercareSuspended', data: { on } }];
    },

    ResumeAftercare: ({ status, enteredOn, changedOn }, { on }, { steps: { referral }, now }) => {
      if (status === 'inside' && changedOn === on) return [];
      requireDay(on, referral, now, { 'the entry into aftercare': enteredOn, 'its suspension': changedOn });
      return [{ type: 'AftercareResumed', data: { on } }];
    },
  },

  evolve: {
    AftercareEntered: ({ leftOn }, { on, housing }) => ({
      status: 'inside',
      enteredOn: on,
      housing,
      movedOn: on,
      changedOn: undefined,
      leftOn,
    }),
    HousingChanged: (state, { arrangement, on }) => ({ ...state, housing: arrangement, movedOn: on }),
    AftercareSuspended: (state, { on }) => ({ ...state, status: 'suspended', changedOn: on }),
    AftercareResumed: (state, { on }) => ({ ...state, status: 'inside', changedOn: on }),
  },

  observes: {
    CaseClosed: (state, { on }) => ({ ...state, status: 'outside', leftOn: on }),
    SurvivorReintegrated: (state, { arrangement, on }) => ({ ...state, housing: arrangement, movedOn: on }),
  },
};

/** Rule 5, judged on the day of the entry: later decisions neither allow nor prevent it. */
const requirePositive = ({ decisions }: Identification, on: Day): EntryBasis => {
  const { inForce } = currentDecisionOn(decisions, on);
  if (inForce?.positive) return inForce.level;
  const later = decisions.filter((one) => one.positive && one.on > on).map((one) => one.on);
  if (!inForce) requireAfter(on, { 'the identification': later.toSorted()[0] });
  return refuseAsNotIdentified();
};

const refuseAsNotIdentified = (): never =>
  refuse(
    'IDENTIFICATION_NOT_POSITIVE',
    'Aftercare needs a positive identification on that day, at least a preliminary one: record it with identifySurvivor.',
    'IdentifySurvivor',
  );

const requireInside = (state: Aftercare): Aftercare =>
  state.status === 'outside'
    ? refuse('NOT_IN_AFTERCARE', 'The survivor is not in aftercare: use enterAftercare first.', 'EnterAftercare')
    : state;

export const aftercareTerms: RecordTerms<AftercareCommands, AftercareEvents> = {
  allowedWhile: {
    EnterAftercare: [],
    ChangeHousing: [],
    SuspendAftercare: ['restricted'],
    ResumeAftercare: [],
  },
  amendedBy: {
    AftercareEntered: 'authorOrCorrector',
    HousingChanged: 'authorOrCorrector',
    AftercareSuspended: 'authorOrCorrector',
    AftercareResumed: 'authorOrCorrector',
  },
};
