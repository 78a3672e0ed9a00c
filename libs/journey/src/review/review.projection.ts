import { rows } from '#read-models';
import type { ReviewEvents } from './review.events.js';
import { BestInterestView } from './review.view.js';

export const reviewProjection = rows<ReviewEvents, BestInterestView>({
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
