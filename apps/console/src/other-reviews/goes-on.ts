import type { ReviewedIn } from './documents.js';
import type { OtherReviewsDue } from './due.js';

type Lists = {
  readonly [Name in keyof OtherReviewsDue]: OtherReviewsDue[Name] extends number ? number : readonly unknown[];
};

/** Whether there are more reviews than are shown: in all, or in the court case or the operation of a page. */
export const goesOn = (
  { courtReviewCount, courtReviews, operationReviewCount, operationReviews }: Lists,
  where?: ReviewedIn,
): boolean =>
  (courtReviewCount > courtReviews.length && !(where && 'operationId' in where)) ||
  (operationReviewCount > operationReviews.length && !(where && 'prosecutionId' in where));
