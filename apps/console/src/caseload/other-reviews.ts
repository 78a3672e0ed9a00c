import type { LabelOf } from '../language/labels.js';
import { DECISIONS } from '../layout/read-filter.js';
import type { CourtReview, OperationReview, OtherReviewsDue } from '../other-reviews/due.js';
import type { WorkFilters } from './filters.js';

export type OtherReview = CourtReview | OperationReview;

/** The kind of task that a review is. */
export const taskOf = ({ kind }: Pick<OtherReview, 'kind'>) =>
  kind === 'IRREGULAR' ? 'IRREGULAR_ENTRY_REVIEW' : 'CORRECTION_REVIEW';

/** The kind of operation or activity; of one that was struck out, nobody knows it any more. */
export const titleOf = (
  { operation, prevention }: Pick<OperationReview, 'operation' | 'prevention'>,
  label: LabelOf,
): string | undefined => {
  if (prevention) return label(prevention, 'PreventionKind');
  return operation ? label(operation, 'OperationKind') : undefined;
};

/** The day by which somebody should review it; none of what was reviewed and not upheld, which is back with its author. */
export const deadlineOf = ({ dueOn, rejected }: Pick<OtherReview, 'dueOn' | 'rejected'>): string | undefined =>
  rejected ? undefined : dueOn;

export const isLate = ({ overdue, rejected }: Pick<OtherReview, 'overdue' | 'rejected'>): boolean =>
  overdue && !rejected;

/** The reviews that the filters leave: they have neither a worker nor an office, nor a risk. */
export const otherReviewsFor = (
  { courtReviews, operationReviews }: OtherReviewsDue,
  { worker, office, risk, kind, due }: WorkFilters,
): readonly OtherReview[] =>
  [...courtReviews, ...operationReviews].filter(
    (one) =>
      !worker &&
      !office &&
      !risk &&
      (!kind || kind === DECISIONS || kind === taskOf(one)) &&
      (!due || (deadlineOf(one) !== undefined && (due === 'overdue') === isLate(one))),
  );
