import type { LabelOf } from '../language/labels.js';
import { DECISIONS } from '../layout/read-filter.js';
import type { CourtReview, OperationReview } from '../other-reviews/due.js';
import type { WorkFilters } from './filters.js';

export type OtherReview = CourtReview | OperationReview;

/** The court case or the operation of a review. */
export const placeOf = (review: OtherReview): string =>
  'prosecutionId' in review ? review.prosecutionId : review.operationId;

/** The kind of task that a review is. */
export const taskOf = ({ kind }: Pick<OtherReview, 'kind'>) =>
  kind === 'IRREGULAR' ? 'IRREGULAR_ENTRY_REVIEW' : 'CORRECTION_REVIEW';

const KINDS: readonly string[] = ['IRREGULAR_ENTRY_REVIEW', 'CORRECTION_REVIEW'];

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

/** Whether the filters leave any review: they have neither a worker nor an office, nor a risk, and two kinds of task. */
export const leavesReviews = ({ worker, office, risk, kind }: WorkFilters): boolean =>
  !worker && !office && !risk && (!kind || kind === DECISIONS || KINDS.includes(kind));

/** The reviews that the filters leave. */
export const otherReviewsFor = (reviews: readonly OtherReview[], filters: WorkFilters): readonly OtherReview[] =>
  reviews.filter(
    (one) =>
      leavesReviews(filters) &&
      (!filters.kind || filters.kind === DECISIONS || filters.kind === taskOf(one)) &&
      (!filters.due || (deadlineOf(one) !== undefined && (filters.due === 'overdue') === isLate(one))),
  );
