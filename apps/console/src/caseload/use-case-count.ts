import { useEffect, useRef } from 'react';
import { useQuery } from 'urql';
import { graphql, type VariablesOf } from '../api/graphql.js';

/** Alone, since counting the cases of a large office takes longer than reading a page of them. */
const CASELOAD_COUNT = graphql(`
  query CaseloadCount(
    $purpose: Purpose!
    $worker: String
    $office: String
    $riskLevel: RiskLevel
    $status: CaseStatus
    $atLeast: String
  ) {
    caseload(
      purpose: $purpose
      first: 1
      worker: $worker
      office: $office
      riskLevel: $riskLevel
      status: $status
      atLeast: $atLeast
    ) {
      totalCount
    }
  }
`);

/**
 * How many cases there are on all pages. It is asked for after the list, and once more after each change of it. While no
 * count has come, and where it failed, there is none.
 * @param list the first page, as long as there are more
 */
export const useCaseCount = (
  list: object | undefined,
  variables: VariablesOf<typeof CASELOAD_COUNT>,
): number | undefined => {
  const [{ data, error, fetching }, count] = useQuery({ query: CASELOAD_COUNT, variables, pause: true });
  const counted = useRef<object>(undefined);
  useEffect(() => {
    if (!list || fetching || counted.current === list) return;
    counted.current = list;
    count();
  }, [list, fetching, count]);
  return error ? undefined : data?.caseload.totalCount;
};
