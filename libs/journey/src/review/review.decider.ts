import { refuse, sameAgain, type Day, type Decider } from '#decider';
import type { Referral } from '../referral/referral.decider.js';
import { requireDay } from '../referral/referral.rules.js';
import type { BestInterestOutcome, MdtAdvice, MdtAgency, Measure } from './review.codes.js';
import type { ReviewEvents } from './review.events.js';

export type ReviewCommands = {
  HoldMdtReview: {
    mdtReviewId?: string;
    on: Day;
    agencies: readonly MdtAgency[];
    recommends?: readonly MdtAdvice[];
    recommendations?: readonly string[];
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

export interface Determination {
  readonly bidId: string;
  readonly on: Day;
  readonly measure: Measure;
  readonly outcome: BestInterestOutcome;
  /** Who determined, and in which role: the confirmer differs in both. */
  readonly by: string;
  readonly role: string;
  readonly confirmedOn: Day | undefined;
}

export interface MdtReview {
  readonly mdtReviewId: string;
  readonly on: Day;
  readonly recommends: readonly MdtAdvice[];
  readonly said: ReviewEvents['MdtReviewHeld'];
}

export interface Review {
  readonly mdtReviews: readonly MdtReview[];
  readonly determinations: readonly Determination[];
}

/** What is best for a child is never one person's word: it counts once a second one, of another role, has confirmed it. */
export const review: Decider<Review, ReviewEvents, ReviewCommands, { referral: Referral }> = {
  initial: { mdtReviews: [], determinations: [] },

  decide: {
    HoldMdtReview: ({ mdtReviews }, command, { others: { referral }, now, commandId }) => {
      const { mdtReviewId = commandId, on, recommends = [] } = command;
      const data = { ...command, mdtReviewId, recommends };
      const before = mdtReviews.find((one) => one.mdtReviewId === mdtReviewId);
      if (before) return sameAgain(before.said, data);
      if (command.agencies.length === 0)
        refuse('AGENCIES_MISSING', 'Say who took part: a review is held by at least one agency.');
      requireDay(on, referral, now);
      return [{ type: 'MdtReviewHeld', data }];
    },

    DetermineBestInterest: ({ determinations }, command, { others: { referral }, now, commandId }) => {
      const { bidId = commandId, on } = command;
      if (determinations.some((one) => one.bidId === bidId)) return [];
      requireDay(on, referral, now);
      return [{ type: 'BestInterestDetermined', data: { ...command, bidId } }];
    },

    ConfirmBestInterest: ({ determinations }, { bidId, on }, { others: { referral }, by, now }) => {
      const one = determinations.find((each) => each.bidId === bidId);
      if (!one)
        return refuse('NOT_FOUND', 'There is no such determination in this record: determine her best interest first.');
      if (one.confirmedOn !== undefined) return [];
      if (by.id === one.by) refuse('APPROVER_IS_AUTHOR', 'Somebody else confirms what you have determined.');
      if (by.role === one.role)
        refuse(
          'APPROVER_ROLE_REQUIRED',
          'Ask somebody of another role to confirm what one of your role has determined.',
        );
      requireDay(on, referral, now, { 'the determination': one.on });
      return [{ type: 'BestInterestConfirmed', data: { bidId, on } }];
    },
  },

  evolve: {
    MdtReviewHeld: (state, said) => ({
      ...state,
      mdtReviews: [
        ...state.mdtReviews,
        { mdtReviewId: said.mdtReviewId, on: said.on, recommends: said.recommends, said },
      ],
    }),
    BestInterestDetermined: (state, { bidId, on, measure, outcome }, { by }) => ({
      ...state,
      determinations: [
        ...state.determinations,
        { bidId, on, measure, outcome, by: by.id, role: by.role, confirmedOn: undefined },
      ],
    }),
    BestInterestConfirmed: (state, { bidId, on }) => ({
      ...state,
      determinations: state.determinations.map((one) => (one.bidId === bidId ? { ...one, confirmedOn: on } : one)),
    }),
  },
};
