import type { Obligation } from '../tasks.state.js';

type Open = readonly Obligation[];

/** The review of an entry that was recorded against a rule. */
export const irregularReview = (id: string, at: string): Obligation => ({
  kind: 'IrregularEntryReview',
  ref: id,
  since: at,
  entry: id,
});

/** A negative review undoes nothing by itself: the task stays until the entry is corrected or struck out. */
export const withReview = (open: Open, eventId: string, upheld: boolean): Open =>
  open.flatMap((one) => {
    const isReviewed = one.ref === eventId && (one.kind === 'CorrectionReview' || one.kind === 'IrregularEntryReview');
    if (!isReviewed) return [one];
    return upheld || one.entry === undefined ? [] : [{ ...one, rejected: true }];
  });

/** An entry was corrected or struck out: this settles a negative review, and an earlier correction no longer counts. */
export const closeAmendedReviews = (open: Open, eventId: string): Open =>
  open.flatMap((one) => {
    const { entry, rejected, ...rest } = one;
    if (entry !== eventId) return [one];
    if (rejected) return [];
    return [one.kind === 'CorrectionReview' ? rest : one];
  });
