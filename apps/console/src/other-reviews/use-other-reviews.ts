import { useState } from 'react';
import type { CombinedError } from 'urql';
import { takesAway } from '../api/refusal.js';
import { useLive, type Live } from '../live/use-live.js';
import { usePermission } from '../session/permitted.js';
import type { ReviewedIn } from './documents.js';
import { LIVE_OTHER_REVIEWS, OTHER_REVIEWS, type OtherReviewsDue } from './due.js';
import { cutTo, goesOn, type ReviewList, type ShownReviews } from './goes-on.js';

/** How many of each list come at once, and the most that the service sends. */
const [REVIEWS_SHOWN, REVIEWS_MAX] = [100, 1_000];

const AT_FIRST: ShownReviews = { court: REVIEWS_SHOWN, operation: REVIEWS_SHOWN };

const NONE: OtherReviewsDue = { courtReviewCount: 0, courtReviews: [], operationReviewCount: 0, operationReviews: [] };

interface AskedReviews {
  /** The court case or the operation, where it is that of a page. */
  readonly where?: ReviewedIn;
  /** The position in the log that the answer must include. */
  readonly atLeast?: string | undefined;
}

/** The rest of one of the lists. */
export interface OtherRest {
  /** Shows more of it; undefined where all is shown, or the most. */
  readonly more: (() => void) | undefined;
  readonly isLoading: boolean;
  /** Why more of it did not come. */
  readonly error: CombinedError | undefined;
}

interface LiveReviews extends Pick<Live<unknown>, 'error' | 'staleSince' | 'fetching' | 'again'> {
  /** Undefined until they are known; none for a role that has none. */
  readonly reviews?: OtherReviewsDue | undefined;
  readonly was?: OtherReviewsDue | undefined;
  readonly rest: { readonly [List in ReviewList]: OtherRest };
}

/** What was shown before more was asked for, which stays if that does not come. */
interface Before {
  readonly list: ReviewList;
  readonly shown: ShownReviews;
  readonly due: OtherReviewsDue;
  /** What had failed by then already. */
  readonly error: CombinedError | undefined;
}

/** What waits for the reader in court cases and operations, the oldest first, also while colleagues decide on it. */
export const useOtherReviews = ({ where, atLeast }: AskedReviews = {}): LiveReviews => {
  const { permitted, error: unknown, again: askPermission } = usePermission();
  const isAsked = permitted?.has('otherReviews') ?? false;
  const [shown, setShown] = useState(AT_FIRST);
  const [before, setBefore] = useState<Before>();
  const [failed, setFailed] = useState<{ readonly list: ReviewList; readonly error: CombinedError }>();
  const watched = { prosecutionId: null, operationId: null, ...where, first: Math.max(shown.court, shown.operation) };
  const { data, was, staleSince, error, fetching, again } = useLive({
    query: OTHER_REVIEWS,
    variables: { ...watched, atLeast: atLeast ?? null },
    live: LIVE_OTHER_REVIEWS,
    watched,
    as: (answer) => answer,
    atLeast,
    pause: !isAsked,
  });
  // over once more has come, or once what was shown is there again
  if (before && data && (data.otherReviews !== before.due || shown === before.shown)) setBefore(undefined);
  if (before && !data && error && error !== before.error) {
    if (takesAway(error)) setBefore(undefined);
    else if (shown !== before.shown) {
      setShown(before.shown);
      setFailed({ list: before.list, error });
    }
  }
  const failure = error ?? unknown;
  const due = permitted && !isAsked ? NONE : (data?.otherReviews ?? before?.due);
  const reviews = due && cutTo(due, shown);
  const restOf = (list: ReviewList): OtherRest => ({
    more:
      due && reviews && goesOn(reviews, list) && shown[list] < REVIEWS_MAX
        ? () => {
            const next = { ...shown, [list]: Math.min(shown[list] + REVIEWS_SHOWN, REVIEWS_MAX) };
            setFailed(undefined);
            // what the other list has needed already is there
            if (Math.max(next.court, next.operation) > watched.first) setBefore({ list, shown, due, error });
            setShown(next);
          }
        : undefined,
    isLoading: fetching,
    error: failed?.list === list ? failed.error : undefined,
  });
  return {
    reviews,
    was: was && cutTo(was.otherReviews, shown),
    fetching,
    again: unknown ? askPermission : again,
    rest: { court: restOf('court'), operation: restOf('operation') },
    ...(failure && { error: failure }),
    ...(staleSince !== undefined && { staleSince }),
  };
};
