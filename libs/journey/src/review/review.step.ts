import { many, step } from '#step';
import { ConfirmBestInterest, DetermineBestInterest } from './review.commands.js';
import { review } from './review.decider.js';
import { reviewProjection } from './review.projection.js';
import { BestInterestView } from './review.view.js';

export const reviewStep = step({
  decider: review,
  commands: {
    DetermineBestInterest: {
      input: DetermineBestInterest,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      says: 'Determine whether a measure is in the best interest of a child. It counts once somebody else has confirmed it.',
    },
    ConfirmBestInterest: {
      input: ConfirmBestInterest,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      says: 'Confirm, as another person of another role, what was determined to be best for a child.',
    },
  },
  classes: {
    BestInterestDetermined: { bidId: 'open', on: 'open', measure: 'open', outcome: 'open', reasons: 'testimony' },
    BestInterestConfirmed: { bidId: 'open', on: 'open' },
  },
  projections: [reviewProjection],
  shows: { bestInterests: many(BestInterestView, 'What was found to be best for her while she was a child.') },
});
