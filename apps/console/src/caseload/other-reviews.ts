import type { ResultOf } from '../api/graphql.js';
import type { DUE_WORK } from './documents.js';
import { DECISIONS, type WorkFilters } from './filters.js';

type Work = ResultOf<typeof DUE_WORK>['dueWork'];
type Reviews = Pick<Work, 'courtReviews' | 'operationReviews'>;
export type OtherReview = Work['courtReviews'][number] | Work['operationReviews'][number];

/** The kind of task that a review is. */
export const taskOf = ({ kind }: Pick<OtherReview, 'kind'>) =>
  kind === 'IRREGULAR' ? 'IRREGULAR_ENTRY_REVIEW' : 'CORRECTION_REVIEW';

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
