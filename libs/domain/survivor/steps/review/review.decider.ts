import {
  refuse,
  requireAfter,
  requireSome,
  acceptIdenticalRetry,
  type Actor,
  type Day,
  type Decider,
  isOrStandsInFor,
} from '#kernel/decider';
import { requireWorkerOrOrganisation } from '../../../directory/directory.rules.js';
import type { AftercareEvents } from '../aftercare/aftercare.events.js';
import type { Closure } from '../closure/closure.state.js';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { Referral } from '../referral/referral.state.js';
import { requireDay } from '../referral/referral.rules.js';
import type { ReintegrationEvents } from '../reintegration/reintegration.events.js';
import type { RepatriationEvents } from '../repatriation/repatriation.events.js';
import {
  recommendations,
  requireRecommendation,
  requireActions,
  type RecommendationCommands,
  type NewRecommendation,
} from './recommendations.decider.js';
import type { BestInterestOutcome, MdtAdvice, MdtAgency, Measure } from './review.codes.js';
import type { ReviewEvents } from './review.events.js';
import type { Determination, Review } from './review.state.js';
import type { RecordTerms } from '../../terms.rules.js';

export type ReviewCommands = RecommendationCommands & {
  HoldMdtReview: {
    mdtReviewId?: string;
    on: Day;
    agencies: readonly MdtAgency[];
    recommends?: readonly MdtAdvice[];
    recommendations?: readonly string[];
    attendees?: readonly string[];
    actions?: readonly NewRecommendation[];
  };
  DetermineBestInterest: {
    bidId?: string;
    on: Day;
    measure: Measure;
    outcome: BestInterestOutcome;
    reasons?: string;
  };
  ConfirmBestInterest: { bidId: string; on: Day };
};

type ObservedEvents = Pick<AftercareEvents, 'AftercareEntered' | 'HousingChanged'> &
  Pick<RepatriationEvents, 'SurvivorRepatriated'> &
  Pick<ReintegrationEvents, 'SurvivorReintegrated'> &
  Pick<ClosureEvents, 'CaseReopened'>;
type Others = { referral: Referral; closure: Closure };

/**
 * The best interest of a child is never decided by one person: it counts once a second person, of another role,
 * confirms it.
 */
export const review: Decider<Review, ReviewEvents, ReviewCommands, Others, ObservedEvents> = {
  initial: { mdtReviews: [], recommendations: {}, determinations: [], reopenedOn: undefined },

  requires: {
    ConfirmBestInterest: ({ determinations }, { by }) =>
      requireSome(determinations, (determination) => requireConfirmable(determination, by), refuseAsNotDetermined),
    ...recommendations.requires,
  },

  decide: {
    HoldMdtReview: (state, command, context) => {
      const { now, commandId } = context;
      const { referral, closure } = context.steps;
      const { mdtReviewId = commandId, on, recommends = [], attendees = [], actions = [] } = command;
      const data = { ...command, mdtReviewId, recommends };
      const before = state.mdtReviews.find((one) => one.mdtReviewId === mdtReviewId);
      if (before) return acceptIdenticalRetry(before.payload, data);
      if (command.agencies.length === 0)
        refuse('AGENCIES_MISSING', 'Name who took part: a review is held by at least one agency.');
      requireDay(on, referral, now, { 'the reopening': closure.reopenedOn });
      for (const attendee of attendees) requireWorkerOrOrganisation(context, attendee, on);
      requireActions(state, { on, actions }, context);
      return [{ type: 'MdtReviewHeld', data }];
    },

    DetermineBestInterest: ({ determinations }, command, { steps: { referral, closure }, now, commandId }) => {
      const { bidId = commandId, on } = command;
      const data = { ...command, bidId };
      const before = determinations.find((one) => one.bidId === bidId);
      if (before) return acceptIdenticalRetry(before.payload, data);
      requireDay(on, referral, now, { 'the reopening': closure.reopenedOn });
      return [{ type: 'BestInterestDetermined', data }];
    },

    ConfirmBestInterest: ({ determinations }, { bidId, on }, { steps: { referral }, by, now }) => {
      const determination = determinations.find((each) => each.bidId === bidId);
      if (!determination)
        return refuse(
          'NOT_FOUND',
          'There is no such determination in this record: determine the best interest first (determineBestInterest).',
        );
      if (determination.confirmedOn === on && determination.confirmedBy === by.id) return [];
      requireConfirmable(determination, by);
      requireDay(on, referral, now);
      requireAfterDetermination(determination, on);
      return [{ type: 'BestInterestConfirmed', data: { bidId, on } }];
    },

    ...recommendations.decide,
  },

  evolve: {
    MdtReviewHeld: (state, payload) => ({
      ...state,
      mdtReviews: [
        ...state.mdtReviews,
        { mdtReviewId: payload.mdtReviewId, on: payload.on, recommends: payload.recommends, payload },
      ],
      recommendations: requireRecommendation(state, payload),
    }),
    ...recommendations.evolve,
    BestInterestDetermined: (state, payload, { by }) => {
      const { bidId, on, measure, outcome } = payload;
      const determination = { bidId, on, measure, outcome, by: by.id, role: by.role, ...UNCONFIRMED, payload };
      return { ...state, determinations: [...state.determinations, determination] };
    },
    BestInterestConfirmed: (state, { bidId, on }, { by }) =>
      changeDetermination(state, bidId, { confirmedOn: on, confirmedBy: by.id }),
  },

  observes: {
    AftercareEntered: (state, { bidId, on }) => changeDetermination(state, bidId, { spentOn: on }),
    HousingChanged: (state, { bidId, on }) => changeDetermination(state, bidId, { spentOn: on }),
    SurvivorRepatriated: (state, { bidId, on }) => changeDetermination(state, bidId, { spentOn: on }),
    SurvivorReintegrated: (state, { bidId, on }) => changeDetermination(state, bidId, { spentOn: on }),
    CaseReopened: (state, { on }) => ({
      ...state,
      reopenedOn: on,
      determinations: state.determinations.map((one) => ({ ...one, void: true })),
    }),
  },
};

const refuseAsNotDetermined = (): never =>
  refuse(
    'NOTHING_HERE',
    'No best interest was determined here: determine it first (determineBestInterest).',
    'DetermineBestInterest',
  );

export const requireAfterDetermination = ({ on: determinedOn }: Pick<Determination, 'on'>, on: Day): void =>
  requireAfter(on, { 'the determination': determinedOn });

export const requireConfirmable = ({ confirmedOn, by: author, role }: Determination, by: Actor): void => {
  if (confirmedOn !== undefined)
    refuse(
      'ALREADY_CONFIRMED',
      `This determination was confirmed on ${confirmedOn} and is in force: continue with it.`,
    );
  if (isOrStandsInFor(by, author))
    refuse('APPROVER_IS_AUTHOR', 'You made this determination yourself: ask another person to confirm it.');
  if (by.role === role)
    refuse(
      'APPROVER_ROLE_REQUIRED',
      'Your role made this determination: ask a colleague of another role to confirm it.',
    );
};

const UNCONFIRMED = { confirmedOn: undefined, confirmedBy: undefined, spentOn: undefined, void: false } as const;

const changeDetermination = (state: Review, bidId: string | undefined, change: Partial<Determination>): Review => ({
  ...state,
  determinations: state.determinations.map((one) => (one.bidId === bidId ? { ...one, ...change } : one)),
});

export const reviewTerms: RecordTerms<ReviewCommands, ReviewEvents> = {
  allowedWhile: {
    HoldMdtReview: [],
    CompleteRecommendation: ['restricted'],
    DetermineBestInterest: [],
    ConfirmBestInterest: [],
  },
  amendedBy: {
    MdtReviewHeld: 'anotherCorrector',
    RecommendationDone: 'authorOrCorrector',
    BestInterestDetermined: 'anotherCorrector',
    BestInterestConfirmed: 'approver',
  },
};
