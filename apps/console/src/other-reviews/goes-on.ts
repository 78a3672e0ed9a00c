type Lists<Court, Operation> = {
  readonly courtReviewCount: number;
  readonly courtReviews: readonly Court[];
  readonly operationReviewCount: number;
  readonly operationReviews: readonly Operation[];
};

/** The reviews in court cases and those in operations: each list is shown as far as its reader went. */
export type ReviewList = 'court' | 'operation';

/** How many reviews of each list are shown. */
export type ShownReviews = { readonly [List in ReviewList]: number };

/** Whether a list has more reviews than are shown. */
export const goesOn = (
  { courtReviewCount, courtReviews, operationReviewCount, operationReviews }: Lists<unknown, unknown>,
  list: ReviewList,
): boolean =>
  list === 'court' ? courtReviewCount > courtReviews.length : operationReviewCount > operationReviews.length;

/** Both lists as far as they are shown: the service answers for both with as many as the longer one needs. */
export const cutTo = <Due extends Lists<unknown, unknown>>(due: Due, { court, operation }: ShownReviews): Due => ({
  ...due,
  courtReviews: due.courtReviews.slice(0, court),
  operationReviews: due.operationReviews.slice(0, operation),
});
