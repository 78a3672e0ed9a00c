import { graphql } from '../api/graphql.js';
import type { Purpose } from '../journey/purposes.js';
import { useLive } from '../live/use-live.js';

const DECISIONS = graphql(`
  query DecisionCount($purpose: Purpose!) {
    dueWork(purpose: $purpose, decisions: true, first: 1) {
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

/** For how many people something waits for a decision: a number without a name. Nothing while there is none. */
export const DecisionCount = ({ purpose, className }: { readonly purpose: Purpose; readonly className?: string }) => {
  const { data } = useLive({
    query: DECISIONS,
    variables: { purpose },
    live: LIVE_DECISIONS,
    watched: { purpose },
    as: (data) => data,
  });
  const count = data?.dueWork.totalCount;
  return count ? <span className={className}>{count}</span> : null;
};
