import { refuse, type Day, type Decider } from '#decider';
import type { Referral } from '../referral/referral.decider.js';
import { requireDay } from '../referral/referral.rules.js';
import type { BestInterestOutcome, Measure } from './review.codes.js';
import type { ReviewEvents } from './review.events.js';

export type ReviewCommands = {
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

export interface Review {
  readonly determinations: readonly Determination[];
}

/** What is best for a child is never one person's word: it counts once a second one, of another role, has confirmed it. */
export const review: Decider<Review, ReviewEvents, ReviewCommands, { referral: Referral }> = {
  initial: { determinations: [] },

  decide: {
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
    BestInterestDetermined: ({ determinations }, { bidId, on, measure, outcome }, { by }) => ({
      determinations: [
        ...determinations,
        { bidId, on, measure, outcome, by: by.id, role: by.role, confirmedOn: undefined },
      ],
    }),
    BestInterestConfirmed: ({ determinations }, { bidId, on }) => ({
      determinations: determinations.map((one) => (one.bidId === bidId ? { ...one, confirmedOn: on } : one)),
    }),
  },
};
