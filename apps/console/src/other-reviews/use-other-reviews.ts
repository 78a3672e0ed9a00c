import { useState } from 'react';
import { useLive, type Live } from '../live/use-live.js';
import { usePermitted } from '../session/permitted.js';
import type { ReviewedIn } from './documents.js';
import { LIVE_OTHER_REVIEWS, OTHER_REVIEWS, type OtherReviewsDue } from './due.js';
import { goesOn } from './goes-on.js';

/** How many of each list come at once, and the most that the service sends. */
const [REVIEWS_SHOWN, REVIEWS_MAX] = [100, 1_000];

const NONE: OtherReviewsDue = { courtReviewCount: 0, courtReviews: [], operationReviewCount: 0, operationReviews: [] };

interface AskedReviews {
  /** The court case or the operation, where it is that of a page. */
  readonly where?: ReviewedIn;
  /** The position in the log that the answer must include. */
  readonly atLeast?: string | undefined;
}

interface LiveReviews extends Pick<Live<unknown>, 'error' | 'again'> {
  /** Undefined until they are known; none for a role that has none. */
  readonly reviews?: OtherReviewsDue | undefined;
  readonly was?: OtherReviewsDue | undefined;
  /** Shows more of them; undefined where all are shown, or the most. */
  readonly more: (() => void) | undefined;
  readonly isLoading: boolean;
}

/** What waits for the reader in court cases and operations, the oldest first, also while colleagues decide on it. */
export const useOtherReviews = ({ where, atLeast }: AskedReviews = {}): LiveReviews => {
  const permitted = usePermitted();
  const isAsked = permitted?.has('otherReviews') ?? false;
  const [first, setFirst] = useState(REVIEWS_SHOWN);
  const watched = { prosecutionId: null, operationId: null, ...where, first };
  const { data, was, error, fetching, again } = useLive({
    query: OTHER_REVIEWS,
    variables: { ...watched, atLeast: atLeast ?? null },
    live: LIVE_OTHER_REVIEWS,
    watched,
    as: (answer) => answer,
    atLeast,
    pause: !isAsked,
  });
  const reviews = permitted && !isAsked ? NONE : data?.otherReviews;
  return {
    reviews,
    was: was?.otherReviews,
    again,
    more:
      reviews && goesOn(reviews, where) && first < REVIEWS_MAX
        ? () => setFirst(Math.min(first + REVIEWS_SHOWN, REVIEWS_MAX))
        : undefined,
    isLoading: fetching,
    ...(error && { error }),
  };
};
