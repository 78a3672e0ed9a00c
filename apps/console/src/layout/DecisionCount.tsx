import { graphql } from '../api/graphql.js';
import type { Purpose } from '../journey/purposes.js';
import { countInWords } from '../language/language.js';
import { useLive } from '../live/use-live.js';
import { useOtherReviews } from '../other-reviews/use-other-reviews.js';

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

/** How much waits for a decision: a number without a name. Nothing while there is none. */
export const DecisionCount = ({ purpose, className }: { readonly purpose: Purpose; readonly className?: string }) => {
  const { data } = useLive({
    query: DECISIONS,
    variables: { purpose, atLeast: null },
    live: LIVE_DECISIONS,
    watched: { purpose },
    as: (data) => data,
  });
  const { court, operation } = useOtherReviews();
  // as many as the list has: survivors, and reviews that belong to none; nothing when there is too much to count
  const survivors = data?.dueWork.totalCount;
  const isCounted = typeof survivors === 'number' && court.list !== undefined && operation.list !== undefined;
  const count = isCounted && survivors + court.list.count + operation.list.count;
  return count ? <span className={className}>{countInWords(count)}</span> : null;
};
