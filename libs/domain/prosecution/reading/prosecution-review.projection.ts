import { reviewsIn } from '#domain/reviews';
import { courtCase } from '../prosecution.record.decider.js';
import { ProsecutionReviewView } from './prosecution-review.view.js';

export const prosecutionReviews = reviewsIn({
  view: ProsecutionReviewView,
  of: 'prosecution',
  subject: 'prosecutionId',
  types: Object.keys(courtCase.evolve),
});
