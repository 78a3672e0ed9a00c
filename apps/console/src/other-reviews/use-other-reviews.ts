import { useLive, type Live } from '../live/use-live.js';
import { usePermitted } from '../session/permitted.js';
import { LIVE_OTHER_REVIEWS, OTHER_REVIEWS, type OtherReviewsDue } from './due.js';

const NONE: OtherReviewsDue = { courtReviews: [], operationReviews: [] };

interface LiveReviews extends Pick<Live<unknown>, 'error' | 'again'> {
  /** Undefined until they are known; none for a role that has none. */
  readonly reviews?: OtherReviewsDue | undefined;
  readonly was?: OtherReviewsDue | undefined;
}

/**
 * What waits for the reader in court cases and operations, also while colleagues decide on it.
 * @param atLeast the position in the log that the answer must include
 */
export const useOtherReviews = (atLeast?: string): LiveReviews => {
  const permitted = usePermitted();
  const isAsked = permitted?.has('otherReviews') ?? false;
  const { data, was, error, again } = useLive({
    query: OTHER_REVIEWS,
    variables: { atLeast: atLeast ?? null },
    live: LIVE_OTHER_REVIEWS,
    watched: {},
    as: (answer) => answer,
    atLeast,
    pause: !isAsked,
  });
  const reviews = permitted && !isAsked ? NONE : data?.otherReviews;
  return { reviews, was: was?.otherReviews, again, ...(error && { error }) };
};
