import { reviewsIn } from '#domain/reviews';
import { recordedOperation } from '../operation.record.decider.js';
import { OperationReviewView } from './operation-review.view.js';

export const operationReviews = reviewsIn({
  view: OperationReviewView,
  of: 'operation',
  subject: 'operationId',
  types: Object.keys(recordedOperation.evolve),
});
