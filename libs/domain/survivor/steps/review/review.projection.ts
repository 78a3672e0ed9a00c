import { rows } from '#kernel/projections';
import type { ReviewEvents } from './review.events.js';
import { BestInterestView, MdtReviewView } from './review.view.js';

export const mdtReviewProjection = rows<Pick<ReviewEvents, 'MdtReviewHeld' | 'RecommendationDone'>, MdtReviewView>({
  view: MdtReviewView,
  key: ({ mdtReviewId }, { subject }) => ({ survivorId: subject, mdtReviewId }),
  on: {
    MdtReviewHeld: ({ on, agencies, recommends, attendees = [], actions = [] }, _, { sealed }) => ({
      on,
      agencies,
      recommends,
      attendees,
      actions: actions as MdtReviewView['actions'],
      sealed,
    }),
    RecommendationDone: ({ recommendationId, on }, { actions = [] }, { sealed }) => ({
      actions: actions.map((one) =>
        one.recommendationId === recommendationId ? { ...one, doneOn: on, done: sealed } : one,
      ),
    }),
  },
});

type BestInterestEvents = Pick<ReviewEvents, 'BestInterestDetermined' | 'BestInterestConfirmed'>;

export const bestInterestProjection = rows<BestInterestEvents, BestInterestView>({
  view: BestInterestView,
  key: ({ bidId }, { subject }) => ({ survivorId: subject, bidId }),
  on: {
    BestInterestDetermined: ({ on, measure, outcome }, _, { metadata, sealed }) => ({
      on,
      measure,
      outcome,
      determinedBy: metadata.actor.id,
      confirmedOn: null,
      confirmedBy: null,
      sealed,
    }),
    BestInterestConfirmed: ({ on }, _, { metadata }) => ({ confirmedOn: on, confirmedBy: metadata.actor.id }),
  },
});
