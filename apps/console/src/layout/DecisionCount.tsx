import { graphql, type ResultOf } from '../api/graphql.js';
import type { Purpose } from '../journey/purposes.js';
import { useLive } from '../live/use-live.js';

const Waiting = graphql(`
  fragment WaitingDecisions on DueWorkConnection @_unmask {
    totalCount
    courtReviews {
      eventId
    }
    operationReviews {
      eventId
    }
  }
`);

const DECISIONS = graphql(
  `
    query DecisionCount($purpose: Purpose!, $atLeast: String) {
      dueWork(purpose: $purpose, decisions: true, first: 1, atLeast: $atLeast) {
        ...WaitingDecisions
      }
    }
  `,
  [Waiting],
);

const LIVE_DECISIONS = graphql(
  `
    subscription LiveDecisionCount($purpose: Purpose!) {
      dueWork(purpose: $purpose, decisions: true, first: 1) {
        ...WaitingDecisions
      }
    }
  `,
  [Waiting],
);

/** As many as the list shows: survivors, and reviews that belong to none. Null when there is too much to count. */
const countOf = ({ totalCount, courtReviews, operationReviews }: ResultOf<typeof Waiting>) =>
  totalCount === null ? null : totalCount + courtReviews.length + operationReviews.length;

/** How much waits for a decision: a number without a name. Nothing while there is none. */
export const DecisionCount = ({ purpose, className }: { readonly purpose: Purpose; readonly className?: string }) => {
  const { data } = useLive({
    query: DECISIONS,
    variables: { purpose, atLeast: null },
    live: LIVE_DECISIONS,
    watched: { purpose },
    as: (data) => data,
  });
  const count = data && countOf(data.dueWork);
  return count ? <span className={className}>{count}</span> : null;
};
