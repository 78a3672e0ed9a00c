import { graphql } from '../api/graphql.js';
import type { Purpose } from '../journey/purposes.js';
import { countInWords } from '../language/language.js';
import { useLive } from '../live/use-live.js';
import { usePermitted } from '../session/permitted.js';

const DECISIONS = graphql(`
  query DecisionCount($purpose: Purpose!, $atLeast: String) {
    dueWork(purpose: $purpose, decisions: true, first: 1, atLeast: $atLeast) {
      totalCount
    }
  }
`);

const LIVE_DECISIONS = graphql(`
  subscription LiveDecisionCount($purpose: Purpose!) {
    dueWork(purpose: $purpose, decisions: true, first: 1) {
      totalCount
    }
  }
`);

const REVIEWS = graphql(`
  query ReviewCounts($atLeast: String) {
    otherReviews(first: 1, atLeast: $atLeast) {
      courtReviewCount
      operationReviewCount
    }
  }
`);

const LIVE_REVIEWS = graphql(`
  subscription LiveReviewCounts {
    otherReviews(first: 1) {
      courtReviewCount
      operationReviewCount
    }
  }
`);

/** How many reviews belong to no survivor: the numbers alone, since this stands on every page. */
const useReviewCount = (): number | undefined => {
  const permitted = usePermitted();
  const isAsked = permitted?.has('otherReviews') ?? false;
  const { data } = useLive({
    query: REVIEWS,
    variables: { atLeast: null },
    live: LIVE_REVIEWS,
    watched: {},
    as: (data) => data,
    pause: !isAsked,
  });
  if (permitted && !isAsked) return 0;
  return data && data.otherReviews.courtReviewCount + data.otherReviews.operationReviewCount;
};

/** How much waits for a decision: a number without a name. Nothing while there is none. */
export const DecisionCount = ({ purpose, className }: { readonly purpose: Purpose; readonly className?: string }) => {
  const { data } = useLive({
    query: DECISIONS,
    variables: { purpose, atLeast: null },
    live: LIVE_DECISIONS,
    watched: { purpose },
    as: (data) => data,
  });
  const reviews = useReviewCount();
  // as many as the list has: survivors, and reviews that belong to none; nothing when there is too much to count
  const survivors = data?.dueWork.totalCount;
  const count = typeof survivors === 'number' && reviews !== undefined && survivors + reviews;
  return count ? <span className={className}>{countInWords(count)}</span> : null;
};
