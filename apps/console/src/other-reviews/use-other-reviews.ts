import { bothLists, type BothLists } from './both-lists.js';
import { IN_COURT, IN_OPERATIONS, type CourtReview, type OperationReview } from './due.js';
import { useReviewList, type LiveReviews } from './use-review-list.js';

interface OtherReviews extends BothLists {
  readonly court: LiveReviews<CourtReview>;
  readonly operation: LiveReviews<OperationReview>;
}

/** What waits for the reader in all court cases and operations: each list goes on for itself. */
export const useOtherReviews = (): OtherReviews => {
  const court = useReviewList(IN_COURT);
  const operation = useReviewList(IN_OPERATIONS);
  return { ...bothLists([court, operation]), court, operation };
};
