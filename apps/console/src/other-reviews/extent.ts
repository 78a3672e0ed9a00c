import type { CombinedError } from 'urql';
import { takesAway } from '../api/refusal.js';

/** How many reviews come at once, and the most that the service sends. */
const [REVIEWS_SHOWN, REVIEWS_MAX] = [100, 1_000];

/** How far a list is shown. */
export interface Extent<Data> {
  readonly shown: number;
  /** What was shown before more was asked for, and what had failed by then: it stays if more does not come. */
  readonly before?: { readonly shown: number; readonly data: Data; readonly error: CombinedError | undefined };
  /** Why more did not come. */
  readonly failed?: CombinedError;
}

export const AT_FIRST: Extent<never> = { shown: REVIEWS_SHOWN };

/** What a live query says of the list as far as it is shown. */
interface ListAnswer<Data> {
  readonly data?: Data | undefined;
  readonly error?: CombinedError | undefined;
}

/** Once more has come, or what was shown is there again, nothing else is kept. Of a list that the reader may no longer see, nothing is. */
export const afterAnswer = <Data>(extent: Extent<Data>, { data, error }: ListAnswer<Data>): Extent<Data> => {
  const { shown, before, failed } = extent;
  if (!before) return extent;
  const over = { shown, ...(failed && { failed }) };
  if (data !== undefined) return data !== before.data || shown === before.shown ? over : extent;
  if (!error || error === before.error) return extent;
  if (takesAway(error)) return over;
  return shown === before.shown ? extent : { shown: before.shown, before, failed: error };
};

/** Shows more; undefined where the most is shown. */
export const further = <Data>({ shown }: Extent<Data>, data: Data, error: CombinedError | undefined) =>
  shown < REVIEWS_MAX
    ? { shown: Math.min(shown + REVIEWS_SHOWN, REVIEWS_MAX), before: { shown, data, error } }
    : undefined;
