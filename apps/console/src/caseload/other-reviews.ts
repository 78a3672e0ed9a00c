import type { ResultOf } from '../api/graphql.js';
import type { LabelOf } from '../language/labels.js';
import { DECISIONS } from '../layout/read-filter.js';
import type { WorkFilters } from './filters.js';
import type { OtherReviewsDue } from './other-reviews-due.js';

type Reviews = ResultOf<typeof OtherReviewsDue>;
export type OtherReview = Reviews['courtReviews'][number] | Reviews['operationReviews'][number];

/** The kind of task that a review is. */
export const taskOf = ({ kind }: Pick<OtherReview, 'kind'>) =>
  kind === 'IRREGULAR' ? 'IRREGULAR_ENTRY_REVIEW' : 'CORRECTION_REVIEW';

/** The kind of operation or activity; of one that was struck out, nobody knows it any more. */
export const titleOf = (
  { operation, prevention }: Pick<Reviews['operationReviews'][number], 'operation' | 'prevention'>,
  label: LabelOf,
): string | undefined => {
  if (prevention) return label(prevention, 'PreventionKind');
  return operation ? label(operation, 'OperationKind') : undefined;
};

/** The reviews that the filters leave: they have neither a worker nor an office, nor a risk. */
export const otherReviewsFor = (
  { courtReviews, operationReviews }: Reviews,
  { worker, office, risk, kind, due }: WorkFilters,
): readonly OtherReview[] =>
  [...courtReviews, ...operationReviews].filter(
    (one) =>
      !worker &&
      !office &&
      !risk &&
      (!kind || kind === DECISIONS || kind === taskOf(one)) &&
      (!due || (due === 'overdue') === one.overdue),
  );
