import { manyRows, step } from '#kernel/nest';
import { ConfirmBestInterest, DetermineBestInterest, HoldMdtReview } from './review.commands.js';
import { review } from './review.decider.js';
import { bestInterestProjection, mdtReviewProjection } from './review.projection.js';
import { BestInterestView, MdtReviewView } from './review.view.js';

export const reviewStep = step({
  decider: review,
  commands: {
    HoldMdtReview: {
      input: HoldMdtReview,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
      says: 'Record that several agencies reviewed the case together, and what they recommend.',
    },
    DetermineBestInterest: {
      input: DetermineBestInterest,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      says: 'Determine whether a measure is in the best interest of a child. It counts once another person has confirmed it.',
    },
    ConfirmBestInterest: {
      input: ConfirmBestInterest,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      says: 'Confirm a best-interest determination that another person, in another role, has made.',
    },
  },
  classes: {
    MdtReviewHeld: {
      mdtReviewId: 'open',
      on: 'open',
      agencies: 'open',
      recommends: 'open',
      recommendations: 'testimony',
    },
    BestInterestDetermined: { bidId: 'open', on: 'open', measure: 'open', outcome: 'open', reasons: 'testimony' },
    BestInterestConfirmed: { bidId: 'open', on: 'open' },
  },
  projections: [mdtReviewProjection, bestInterestProjection],
  shows: {
    mdtReviews: manyRows(MdtReviewView, 'Reviews of the case by several agencies together.'),
    bestInterests: manyRows(BestInterestView, "What was found to be in the survivor's best interest as a child."),
  },
});
