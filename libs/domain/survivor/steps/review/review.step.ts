import { manyRows, step } from '#nest';
import {
  CompleteRecommendation,
  ConfirmBestInterest,
  DetermineBestInterest,
  HoldMdtReview,
} from './review.commands.js';
import { review } from './review.decider.js';
import { mdtReviewFacts } from './review.facts.js';
import { reviewForms } from './review.forms.js';
import { reviewLabels } from './review.labels.js';
import { bestInterestProjection, mdtReviewProjection } from './review.projection.js';
import { BestInterestView, MdtReviewView } from './review.view.js';

export const reviewStep = step({
  decider: review,
  labels: reviewLabels,
  forms: reviewForms,
  commands: {
    HoldMdtReview: {
      input: HoldMdtReview,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
      label: { en: 'Record a multidisciplinary review', km: 'កត់ត្រាកិច្ចប្រជុំពិនិត្យរបស់ក្រុមពហុជំនាញ (MDT)' },
      description: {
        en: 'Record that several agencies reviewed the case together, and what they recommend.',
        km: 'កត់ត្រាថាស្ថាប័នច្រើនបានពិនិត្យករណីជាមួយគ្នា និងអ្វីដែលពួកគេណែនាំ។',
      },
      menu: 'care',
    },
    CompleteRecommendation: {
      input: CompleteRecommendation,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
      label: { en: 'Complete a recommendation', km: 'បានអនុវត្តអនុសាសន៍' },
      description: {
        en: 'Record that what a multidisciplinary review recommended was done.',
        km: 'កត់ត្រាថាអ្វីដែលកិច្ចប្រជុំពិនិត្យរបស់ក្រុមពហុជំនាញបានណែនាំ ត្រូវបានធ្វើ។',
      },
      menu: 'care',
    },
    DetermineBestInterest: {
      input: DetermineBestInterest,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      label: { en: 'Determine the best interest', km: 'កំណត់ឧត្តមប្រយោជន៍' },
      description: {
        en: 'Determine whether a measure is in the best interest of a child. It counts once another person has confirmed it.',
        km: 'សម្រេចថា វិធានការមួយជាឧត្តមប្រយោជន៍របស់កុមារឬទេ។ វាមានសុពលភាព នៅពេលអ្នកផ្សេងបានបញ្ជាក់។',
      },
      menu: 'care',
    },
    ConfirmBestInterest: {
      input: ConfirmBestInterest,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      label: { en: 'Confirm the best interest', km: 'បញ្ជាក់ឧត្តមប្រយោជន៍' },
      description: {
        en: 'Confirm a best-interest determination that another person, in another role, has made.',
        km: 'បញ្ជាក់ការកំណត់ឧត្តមប្រយោជន៍ ដែលអ្នកផ្សេងក្នុងតួនាទីផ្សេងបានធ្វើ។',
      },
      menu: 'care',
    },
  },
  classes: {
    MdtReviewHeld: {
      mdtReviewId: 'open',
      on: 'open',
      agencies: 'open',
      recommends: 'open',
      recommendations: 'testimony',
      attendees: 'open',
      actions: { recommendationId: 'open', text: 'testimony', owner: 'open', dueOn: 'open' },
    },
    RecommendationDone: { mdtReviewId: 'open', recommendationId: 'open', on: 'open', note: 'testimony' },
    BestInterestDetermined: { bidId: 'open', on: 'open', measure: 'open', outcome: 'open', reasons: 'testimony' },
    BestInterestConfirmed: { bidId: 'open', on: 'open' },
  },
  lane: 'care',
  projections: [mdtReviewProjection, bestInterestProjection, mdtReviewFacts],
  shows: {
    mdtReviews: manyRows(MdtReviewView, 'Reviews of the case by several agencies together.'),
    bestInterests: manyRows(BestInterestView, "What was found to be in the survivor's best interest as a child."),
  },
});
